namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>A payout put off, until a day or until its ground is over.</summary>
sealed partial class RandomStory
{
    Choice Defer(ModelCase of) =>
        new(1, $"{of.Officer} defer label={Label('Q')} case={of.Label} ground=not-collected until={now.Date.PlusDays(random.Next(2, 40)):uuuu-MM-dd} document=领款通知书", (state, _) => model.Matters.Add(new("deferral", Label('Q', used: true), of, 0, state, of.Officer)));

    IEnumerable<Choice> OfDeferral(ModelMatter m)
    {
        var officer = m.Case.Officer;
        switch (m.State)
        {
            case "Applied":
                yield return new(3, $"dir1 approve deferral={m.Label}", (_, _) => m.State = "Approved");
                yield return new(1, $"vp1 reject deferral={m.Label}", (_, _) => m.State = "Refused");
                break;
            case "Approved":
                yield return new(1, $"{officer} end deferral={m.Label} reason=申请人前来领款", (_, _) => m.State = "Ended");
                break;
        }
    }
}
