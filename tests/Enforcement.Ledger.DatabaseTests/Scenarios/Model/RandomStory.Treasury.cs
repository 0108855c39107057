using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>The account of the treasury, and the fees that are paid to it.</summary>
sealed partial class RandomStory
{
    bool treasury;
    bool treasuryStands;

    IEnumerable<Choice> Fees()
    {
        if (!treasury)
            yield return new(1, "csh1 treasury account=270000000000000001 name=国家金库成都分库", (_, _) => treasury = true);
        else
        {
            yield return new Choice(2, "acc1 confirm treasury=it", (_, _) => treasuryStands = true).Refused("treasury.not-found treasury.already-decided", treasuryStands);
            var due = model.Matters.Where(m => m is { Kind: "deduction", Fund: Fund.Fee, State: "Confirmed" }).Where(m => !model.Matters.Exists(b => b.Kind == "fees" && b.State is "Proposed" or "Approved" or "Booked" && b.Items.Contains(m))).ToList();
            if (due.Count > 0)
            {
                var label = Label('G');
                yield return new Choice(3, $"csh1 pay-fees label={label}", (state, amount) => model.Matters.Add(new("fees", Label('G', used: true), due[0].Case, amount, state, "csh1") { Items = due }))
                    .Refused("treasury.no-account", !treasuryStands);
            }
        }
    }

    IEnumerable<Choice> OfFees(ModelMatter m)
    {
        switch (m.State)
        {
            case "Proposed":
                yield return new Choice(3, $"acc1 approve fees={m.Label}", (state, _) =>
                {
                    m.State = state;
                    m.Items.ToList().ForEach(i => model.Move(i.Case, Fund.Fee, Fund.InTransit, i.Amount));
                }).May("payout.recused", m.Items.Any(i => i.Case.Recused.Contains("acc1")));
                yield return new Choice(1, $"acc1 reject fees={m.Label}", (state, _) => m.State = state).May("payout.recused", m.Items.Any(i => i.Case.Recused.Contains("acc1")));
                break;
            case "Approved":
                yield return new(3, $"bank debit fees={m.Label}", (_, _) => model.Pending.Add((-m.Amount, () =>
                {
                    if (m.State != "Approved")
                    {
                        model.Unexplained += m.Amount;
                        return;
                    }
                    m.State = "Booked";
                    m.Items.ToList().ForEach(i => i.Case[Fund.InTransit] -= i.Amount);
                })));
                yield return new Choice(1, $"csh2 fail fees={m.Label} reason=银行退回指令", (state, _) =>
                {
                    m.State = state;
                    m.Items.ToList().ForEach(i => model.Move(i.Case, Fund.InTransit, Fund.Fee, i.Amount));
                }).May("payout.recused", m.Items.Any(i => i.Case.Recused.Contains("csh2")));
                break;
        }
    }
}
