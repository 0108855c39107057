using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Money lodged for a creditor who cannot be paid.</summary>
sealed partial class RandomStory
{
    Choice Deposit(ModelCase of, long part, string lot) =>
        new Choice(2, $"{of.Officer} deposit label={Label('E')} case={of.Label} ground=refused document=提存审批表{lot}{(lot.Length == 0 ? $" amount={Text(part)}" : "")}",
            (state, amount) => model.Matters.Add(new("deposit", Label('E', used: true), of, amount, state, of.Officer) { LotsNamed = lot.Length > 0 }))
            .May("payout.lot-not-of-case deposit.nothing-to-deposit", lot.Length > 0).May("payout.on-hold", model.IsHeld(of)).May("plan.exceeds-share plan.payee-not-in-plan plan.needs-money", of.Planned);

    IEnumerable<Choice> OfDeposit(ModelMatter m)
    {
        var (of, officer) = (m.Case, m.Case.Officer);
        switch (m.State)
        {
            case "Applied":
                yield return new Choice(4, $"vp1 approve deposit={m.Label}", (_, _) =>
                {
                    m.State = "Approved";
                    model.Move(of, Fund.Available, Fund.Deposited, m.Amount);
                }, of[Fund.Available] < m.Amount ? "refused" : null)
                    .May("payout.exceeds-available", of[Fund.Available] < m.Amount || m.LotsNamed).May("payout.on-hold", model.IsHeld(of)).May("plan.exceeds-share plan.payee-not-in-plan plan.needs-money", of.Planned);
                yield return new(1, $"dir1 reject deposit={m.Label}", (_, _) => m.State = "Refused");
                yield return new(1, $"{officer} withdraw deposit={m.Label}", (_, _) => m.State = "Withdrawn");
                break;
            case "Approved":
                foreach (var by in (string[])[officer, "dir1"])
                    yield return new Choice(2, $"{by} end deposit={m.Label} document=领款申请", (_, _) => m.AskedBy = by).Refused("deposit.return-asked", m.AskedBy is not null);
                if (m.AskedBy is not null)
                    yield return new Choice(1, $"{m.AskedBy} confirm deposit={m.Label}").Refused("access.not-permitted deposit.same-person");
                yield return new Choice(2, $"vp1 confirm deposit={m.Label}", (state, _) =>
                {
                    m.State = state;
                    model.Move(of, Fund.Deposited, Fund.Available, m.Amount);
                }).Refused("deposit.no-return", m.AskedBy is null);
                yield return new Choice(1, $"vp1 reject deposit={m.Label} reason=债权人未到场", (_, _) => m.AskedBy = null).Refused("deposit.no-return", m.AskedBy is null);
                break;
        }
    }
}
