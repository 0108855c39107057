using static Enforcement.Ledger.DatabaseTests.Scenarios.Model.StoryModel;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Fees and surplus: proposed by the officer, confirmed by another, reversed by a third.</summary>
sealed partial class RandomStory
{
    IEnumerable<Choice> Deduct(ModelCase of, long part)
    {
        yield return new(2, $"{of.Officer} fee label={Label('F')} case={of.Label}{(random.Next(2) == 0 ? $" amount={Text(Math.Min(part, 5000))}" : "")}",
            (state, amount) => model.Matters.Add(new("deduction", Label('F', used: true), of, amount, state, of.Officer) { Fund = Fund.Fee }));
        yield return new(1, $"{of.Officer} fee label={Label('F')} case={of.Label} basis=recovered", (state, amount) => model.Matters.Add(new("deduction", Label('F', used: true), of, amount, state, of.Officer) { Fund = Fund.Fee }));
        yield return new(2, $"{of.Officer} surplus label={Label('S')} case={of.Label} document=结余认定", (state, amount) => model.Matters.Add(new("deduction", Label('S', used: true), of, amount, state, of.Officer) { Fund = Fund.Surplus }));
    }

    IEnumerable<Choice> OfDeduction(ModelMatter m)
    {
        var (of, officer) = (m.Case, m.Case.Officer);
        switch (m.State)
        {
            case "Proposed":
                foreach (var by in (string[])["dir1", "vp1"])
                    yield return new(3, $"{by} confirm deduction={m.Label}", (state, _) =>
                    {
                        (m.State, m.DecidedBy) = (state, by);
                        model.Move(of, Fund.Available, m.Fund, m.Amount);
                    }, of[Fund.Available] < m.Amount ? "refused" : null);
                yield return new(1, $"dir1 reject deduction={m.Label}", (state, _) => m.State = state);
                yield return new(1, $"{officer} confirm deduction={m.Label}", null, "refused");
                break;
            case "Confirmed":
                foreach (var by in (string[])["dir1", "vp1"])
                    yield return new(1, $"{by} reverse deduction={m.Label} reason=有误", (state, _) =>
                    {
                        m.State = state;
                        model.Move(of, m.Fund, Fund.Available, m.Amount);
                    }, by == m.DecidedBy || of[m.Fund] < m.Amount ? "refused" : null);
                break;
        }
    }
}
