using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Money of one case for another.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> Transfers(ModelCase of, long free, long part)
    {
        foreach (var to in model.Cases.Where(c => c != of))
        {
            yield return new(2, $"{of.Officer} transfer label={Label('T')} from={of.Label} to={to.Label} amount={Text(part)} ground={(to.Applicant == of.Applicant ? "same-parties" : "wrong-posting")}{(random.Next(3) == 0 ? LotsOf(of) : "")}",
                (state, _) => model.Matters.Add(new("transfer", Label('T', used: true), of, part, state, of.Officer) { To = to }));
            yield return new(1, $"{of.Officer} transfer label=T99 from={of.Label} to={to.Label} amount={Text(free + 1)} ground=wrong-posting", null, "refused");
        }
    }

    IEnumerable<Choice> OfTransfer(ModelMatter m)
    {
        var (of, officer) = (m.Case, m.Case.Officer);
        switch (m.State)
        {
            case "Proposed":
                yield return new(4, $"dir1 approve transfer={m.Label}", (state, _) =>
                {
                    m.State = state;
                    of[Fund.Available] -= m.Amount;
                    model.Arrive(m.To!, m.Amount);
                }, of[Fund.Available] < m.Amount || m.To!.Closed ? "refused" : null);
                yield return new(1, $"vp1 reject transfer={m.Label}", (state, _) => m.State = state);
                yield return new(1, $"{officer} withdraw transfer={m.Label}", (state, _) => m.State = state);
                break;
            case "Approved":
                yield return new(1, $"acc1 undo transfer={m.Label} reason=案号有误");
                yield return new(2, $"dir1 confirm-undo transfer={m.Label}", (state, _) =>
                {
                    m.State = state;
                    m.To![Fund.Available] -= m.Amount;
                    model.Arrive(of, m.Amount);
                }, m.To![Fund.Available] < m.Amount ? "refused" : null);
                break;
        }
    }
}
