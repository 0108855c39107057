namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>A payout put off, until a day or until its ground is over.</summary>
sealed partial class RandomStory
{
    Choice Defer(ModelCase of)
    {
        var until = now.Date.PlusDays(random.Next(2, 40));
        return new Choice(1, $"{of.Officer} defer label={Label('Q')} case={of.Label} ground=not-collected until={until:uuuu-MM-dd} document=领款通知书",
            (state, _) => model.Matters.Add(new("deferral", Label('Q', used: true), of, 0, state, of.Officer) { Until = until })).May("deferral.nothing-to-defer", of[Fund.Available] == 0);
    }

    IEnumerable<Choice> OfDeferral(ModelMatter m)
    {
        var over = now.Date > m.Until;
        switch (m.State)
        {
            case "Applied":
                yield return new Choice(3, $"dir1 approve deferral={m.Label}", (state, _) => m.State = state).Refused("deferral.until-invalid", over);
                yield return new(1, $"vp1 reject deferral={m.Label} reason=不符合条件", (state, _) => m.State = state);
                yield return new(1, $"{m.By} withdraw deferral={m.Label}", (state, _) => m.State = state);
                break;
            case "Approved":
                yield return new Choice(1, $"{m.By} end deferral={m.Label} reason=申请人前来领款", (state, _) => m.State = state);
                break;
            case "Ended":
                yield return new Choice(1, $"{m.By} end deferral={m.Label} reason=申请人前来领款").Refused("deferral.decided");
                break;
        }
    }

    /// <summary>Those whose last day has passed end by themselves.</summary>
    void Expire() => model.Matters.Where(m => m is { Kind: "deferral", State: "Approved" } && now.Date > m.Until).ToList().ForEach(m => m.State = "Ended");
}
