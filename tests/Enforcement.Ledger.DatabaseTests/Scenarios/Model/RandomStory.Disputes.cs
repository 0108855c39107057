using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>What somebody outside the payout says is his.</summary>
sealed partial class RandomStory
{
    Choice Dispute(ModelCase of, long part, string lot) => new Choice(2, $"{of.Officer} dispute label={Label('D')} case={of.Label} amount={Text(part)} reason=案外人异议{lot}", (_, _) =>
    {
        model.Matters.Add(new("dispute", Label('D', used: true), of, part, "open", of.Officer));
        model.Move(of, Fund.Available, Fund.Disputed, part);
    }).May("payout.lot-not-of-case dispute.exceeds-available", lot.Length > 0);

    Choice DisputeTooMuch(ModelCase of, long free) => new Choice(1, $"{of.Officer} dispute label=D99 case={of.Label} amount={Text(free + 1)} reason=过多").Refused("dispute.exceeds-available");

    IEnumerable<Choice> OfDispute(ModelMatter m)
    {
        var (of, officer) = (m.Case, m.Case.Officer);
        switch (m.State)
        {
            case "open":
                yield return new(3, $"{officer} settle dispute={m.Label} for=payee", (_, _) =>
                {
                    m.State = "settled";
                    model.Move(of, Fund.Disputed, Fund.Available, m.Amount);
                }, "ok");
                yield return new Choice(2, $"dir1 settle dispute={m.Label} for=debtor", (_, _) =>
                {
                    m.State = "settled";
                    model.Move(of, Fund.Disputed, Fund.Surplus, m.Amount);
                }).May("dispute.owed-on-claim");
                break;
        }
    }
}
