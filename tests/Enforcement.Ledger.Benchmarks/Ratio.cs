using System.Globalization;

namespace Enforcement.Ledger.Benchmarks;

/// <param name="Value">What the ratio should reach, or stay within.</param>
/// <param name="Stretch">What would be better still; null when there is no such figure.</param>
sealed record Target(double Value, double? Stretch = null, bool AtMost = false)
{
    public bool IsMetBy(double ratio) => AtMost ? ratio <= Value : ratio >= Value;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(AtMost ? "≤" : "≥")} {Value}{(Stretch is { } s ? $" ({s})" : "")}");
}

/// <summary>One line of the report: two things measured side by side.</summary>
/// <param name="Id">R1 to R8, with a word after it for what is only printed beside the ratio.</param>
/// <param name="Unit">Of both sides; the ratio has none.</param>
/// <param name="Target">Null for what is printed for honesty only.</param>
sealed record Ratio(string Id, string What, string Unit, PairedRounds Rounds, Target? Target)
{
    public IEnumerable<string> Lines()
    {
        var r = Rounds;
        yield return $"{Id,-14} {What}";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{"",-14} median {Figure(r.Median)}  ({Figure(r.Min)} … {Figure(r.Max)} in {r.Rounds.Count} rounds, spread {r.Spread:P0}){(Target is { } t ? $"  target {t}: {(t.IsMetBy(r.Median) ? "met" : "NOT met")}" : "")}");
        yield return $"{"",-14} {Figure(r.Ours)} {Unit} to {Figure(r.Baseline)} {Unit}";
        if (!r.Steady)
            yield return string.Create(CultureInfo.InvariantCulture, $"{"",-14} not steady: the ratio moved by {r.Spread:P0} of its median; measure again on a quieter machine");
    }

    public static string Figure(double value) => value.ToString(value >= 100 ? "N0" : value >= 1 ? "0.00" : "0.0000", CultureInfo.InvariantCulture);
}
