using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Money of one case for another.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> Transfers(ModelCase of, long free, long part)
    {
        foreach (var to in model.Cases.Where(c => c != of))
        {
            var lots = random.Next(3) == 0 ? LotsOf(of) : "";
            yield return new Choice(2, $"{of.Officer} transfer label={Label('T')} from={of.Label} to={to.Label} amount={Text(part)} ground={(to.Applicant == of.Applicant ? "same-parties" : "wrong-posting")}{lots}",
                (state, _) => model.Matters.Add(new("transfer", Label('T', used: true), of, part, state, of.Officer) { To = to, LotsNamed = lots.Length > 0 }))
                .Refused("transfer.case-closed", to.Closed).May("payout.lot-not-of-case payout.exceeds-available", lots.Length > 0).May("transfer.on-hold", model.IsHeld(of)).May("transfer.plan-needs", of.Planned);
            yield return new Choice(1, $"{of.Officer} transfer label=T99 from={of.Label} to={to.Label} amount={Text(free + 1)} ground=wrong-posting").Refused("payout.exceeds-available transfer.case-closed transfer.on-hold transfer.plan-needs");
        }
    }

    IEnumerable<Choice> OfTransfer(ModelMatter m)
    {
        var (of, officer) = (m.Case, m.Case.Officer);
        switch (m.State)
        {
            case "Proposed":
                yield return new Choice(4, $"dir1 approve transfer={m.Label}", (state, _) =>
                {
                    m.State = state;
                    of[Fund.Available] -= m.Amount;
                    model.Arrive(m.To!, m.Amount);
                }, of[Fund.Available] < m.Amount || m.To!.Closed ? "refused" : null).May("transfer.case-closed", m.To!.Closed)
                    .May("payout.exceeds-available payout.lot-not-of-case", of[Fund.Available] < m.Amount || m.LotsNamed).May("transfer.on-hold", model.IsHeld(of)).May("transfer.plan-needs", of.Planned);
                yield return new(1, $"vp1 reject transfer={m.Label}", (state, _) => m.State = state);
                yield return new(1, $"{officer} withdraw transfer={m.Label}", (state, _) => m.State = state);
                break;
            case "Approved":
                yield return new Choice(1, $"acc1 undo transfer={m.Label} reason=案号有误", (_, _) => m.AskedBy = "acc1").Refused("transfer.undo-asked transfer.case-closed", m.AskedBy is not null).Refused("transfer.case-closed", of.Closed).May("reverse.money-moved-on");
                yield return new Choice(2, $"dir1 confirm-undo transfer={m.Label}", (state, _) =>
                {
                    m.State = state;
                    m.To![Fund.Available] -= m.Amount;
                    model.Arrive(of, m.Amount);
                }, m.To![Fund.Available] < m.Amount || of.Closed ? "refused" : null).Refused("transfer.undo-not-asked", m.AskedBy is null).May("transfer.case-closed", of.Closed)
                    .May("reverse.money-moved-on").May("transfer.on-hold", model.IsHeld(m.To)).May("transfer.plan-needs", m.To.Planned);
                break;
        }
    }
}
