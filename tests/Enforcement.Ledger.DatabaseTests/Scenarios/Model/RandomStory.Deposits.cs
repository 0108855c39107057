using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Money lodged for a creditor who cannot be paid.</summary>
sealed partial class RandomStory
{
    Choice Deposit(ModelCase of, long part, string lot) =>
        new(2, $"{of.Officer} deposit label={Label('E')} case={of.Label} ground=refused document=提存审批表{lot}{(lot.Length == 0 ? $" amount={Text(part)}" : "")}",
            (state, amount) => model.Matters.Add(new("deposit", Label('E', used: true), of, amount, state, of.Officer)));

    IEnumerable<Choice> OfDeposit(ModelMatter m)
    {
        var (of, officer) = (m.Case, m.Case.Officer);
        switch (m.State)
        {
            case "Applied":
                yield return new(4, $"vp1 approve deposit={m.Label}", (_, _) =>
                {
                    m.State = "Approved";
                    model.Move(of, Fund.Available, Fund.Deposited, m.Amount);
                }, of[Fund.Available] < m.Amount ? "refused" : null);
                yield return new(1, $"dir1 reject deposit={m.Label}", (_, _) => m.State = "Refused");
                yield return new(1, $"{officer} withdraw deposit={m.Label}", (_, _) => m.State = "Withdrawn");
                break;
            case "Approved":
                yield return new(2, $"{officer} end deposit={m.Label} document=领款申请");
                yield return new(1, $"dir1 end deposit={m.Label} document=领款申请", (_, _) => m.AskedBy = "dir1");
                if (m.AskedBy == "dir1")
                    yield return new(1, $"dir1 confirm deposit={m.Label}", null, "refused");
                yield return new(2, $"vp1 confirm deposit={m.Label}", (state, _) =>
                {
                    m.State = state;
                    model.Move(of, Fund.Deposited, Fund.Available, m.Amount);
                });
                break;
        }
    }
}
