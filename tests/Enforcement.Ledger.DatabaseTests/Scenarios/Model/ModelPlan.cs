using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>A distribution plan: what each creditor is to get of a pot.</summary>
sealed class ModelPlan(string label, ModelCase of, long pot, IReadOnlyList<(string Name, long Claim, LocalDate SeizedOn)> creditors, string state)
{
    public string Label => label;
    public ModelCase Case => of;
    public long Pot => pot;
    public string State { get; set; } = state;
    public LocalDate? ServedOn { get; set; }

    public IReadOnlyDictionary<string, long> Shares { get; } = Share(pot, creditors);

    /// <summary>The only objection, how far it has come, and what it is about.</summary>
    public string? Objection { get; set; }

    public string Step { get; set; } = "";
    public long Objected { get; set; }
    public bool Settled { get; set; }

    /// <summary>Of the earlier seizure first; of one day in proportion, down to the fen, and what is left over by the largest parts of a fen.</summary>
    static Dictionary<string, long> Share(long pot, IReadOnlyList<(string Name, long Claim, LocalDate SeizedOn)> creditors)
    {
        var shares = new Dictionary<string, long>();
        foreach (var day in creditors.GroupBy(c => c.SeizedOn).OrderBy(d => d.Key))
        {
            var (claims, given) = (day.Sum(c => c.Claim), Math.Min(pot, day.Sum(c => c.Claim)));
            var exact = day.Select(c => (c.Name, Whole: (long)((Int128)given * c.Claim / claims), Fraction: (Int128)given * c.Claim % claims)).ToList();
            var over = given - exact.Sum(e => e.Whole);
            foreach (var (name, whole, _) in exact.OrderByDescending(e => e.Fraction))
                shares[name] = whole + (over-- > 0 ? 1 : 0);
            pot -= given;
        }
        return creditors.ToDictionary(c => c.Name, c => shares[c.Name]);
    }
}
