namespace Enforcement.Ledger.Kernel;

/// <summary>Divides a sum so that the parts add up to it exactly.</summary>
public static class Apportionment
{
    /// <summary>Splits a sum in proportion to weights by largest remainder: each part is rounded down, and the units left
    /// over go, one each, to the largest remainders; equal remainders go to the earlier part.</summary>
    /// <param name="sum">The sum to divide; not negative.</param>
    /// <param name="weights">One weight per part, in minor units of what each is owed; none negative, at least one positive.</param>
    /// <returns>One part per weight, in the same order, adding up to <paramref name="sum"/> exactly.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sum or a weight is negative, or no weight is positive.</exception>
    /// <source>domain reference 2.3: pro rata among creditors, JS §508 / §510</source>
    public static IReadOnlyList<Money> ProRata(Money sum, IReadOnlyList<Money> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sum.Minor, nameof(sum));
        foreach (var weight in weights)
            ArgumentOutOfRangeException.ThrowIfNegative(weight.Minor, nameof(weights));
        Int128 total = 0;
        foreach (var weight in weights)
            total += weight.Minor;
        if (total == 0)
            throw new ArgumentOutOfRangeException(nameof(weights), "At least one weight must be positive.");

        // 64-bit products overflow at about 30 billion yuan squared; 128 bits hold any pair of amounts.
        var parts = new long[weights.Count];
        var remainders = new Int128[weights.Count];
        long given = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var product = (Int128)sum.Minor * weights[i].Minor;
            parts[i] = (long)(product / total);
            remainders[i] = product % total;
            given += parts[i];
        }

        var byRemainder = Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i);
        foreach (var i in byRemainder.Take((int)(sum.Minor - given)))
            parts[i]++;
        return [.. parts.Select(Money.FromMinor)];
    }
}
