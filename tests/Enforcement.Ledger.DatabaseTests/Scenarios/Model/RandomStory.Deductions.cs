using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Fees and surplus: proposed by the officer, confirmed by another, reversed by a third.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> Deduct(ModelCase of, long part)
    {
        yield return Deduct(2, of, 'F', $"fee label={Label('F')} case={of.Label}{(random.Next(2) == 0 ? $" amount={Text(Math.Min(part, 5000))}" : "")}");
        yield return Deduct(1, of, 'F', $"fee label={Label('F')} case={of.Label} basis=recovered");
        yield return Deduct(2, of, 'S', $"surplus label={Label('S')} case={of.Label} document=结余认定");
    }

    // What is due is the law's to say, and the ledger's; the model keeps what was said.
    Choice Deduct(int weight, ModelCase of, char kind, string what) => new Choice(weight, $"{of.Officer} {what}",
        (state, amount) => model.Matters.Add(new("deduction", Label(kind, used: true), of, amount, state, of.Officer) { Fund = kind == 'F' ? Fund.Fee : Fund.Surplus }))
        .May(kind == 'F' ? "deduction.exceeds-schedule payout.exceeds-available" : "deduction.exceeds-surplus payout.exceeds-available").May("plan.exceeds-share plan.needs-money", of.Planned);

    IEnumerable<Choice> OfDeduction(ModelMatter m)
    {
        var (of, officer) = (m.Case, m.Case.Officer);
        switch (m.State)
        {
            case "Proposed":
                foreach (var by in (string[])["dir1", "vp1"])
                    yield return new Choice(3, $"{by} confirm deduction={m.Label}", (state, _) =>
                    {
                        (m.State, m.DecidedBy) = (state, by);
                        model.Move(of, Fund.Available, m.Fund, m.Amount);
                    }, of[Fund.Available] < m.Amount ? "refused" : null).May("payout.exceeds-available", of[Fund.Available] < m.Amount).May("deduction.ground-gone").May("plan.exceeds-share plan.needs-money", of.Planned);
                yield return new(1, $"dir1 reject deduction={m.Label}", (state, _) => m.State = state);
                yield return new Choice(1, $"{officer} confirm deduction={m.Label}").Refused("access.not-permitted deduction.same-person");
                break;
            case "Confirmed":
                // A fee that is on its way to the treasury, or there, is not the case's any more.
                var gone = m.Fund == Fund.Fee && model.Matters.Exists(b => b.Kind == "fees" && b.State is "Proposed" or "Approved" or "Booked" && b.Items.Contains(m));
                foreach (var by in (string[])["dir1", "vp1"])
                    yield return new Choice(1, $"{by} reverse deduction={m.Label} reason=有误", (state, _) =>
                    {
                        m.State = state;
                        model.Move(of, m.Fund, Fund.Available, m.Amount);
                    }).Refused("deduction.same-person", by == m.DecidedBy).Refused("deduction.paid-to-treasury reverse.money-moved-on deduction.same-person", of[m.Fund] < m.Amount)
                        .May("deduction.paid-to-treasury", gone).May("reverse.money-moved-on", m.Fund == Fund.Surplus);
                break;
        }
    }
}
