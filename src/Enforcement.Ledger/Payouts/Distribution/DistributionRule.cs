using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>What the debtor is, as far as it decides how creditors share.</summary>
/// <source>JS §506, §511–514</source>
public enum PlanDebtor
{
    /// <summary>A natural person (公民).</summary>
    Person,

    /// <summary>An organisation that is no company (其他组织).</summary>
    OtherOrganisation,

    /// <summary>A company (企业法人), as long as it is not in bankruptcy.</summary>
    Enterprise,
}

/// <summary>In which order claims are met: fees, then what has priority, then the rest.</summary>
/// <source>JS §508, §514; ZX §55¶2</source>
public enum ClaimClass
{
    Fee,
    Priority,
    Ordinary,
}

/// <summary>How ordinary claims share.</summary>
public enum DistributionMethod
{
    /// <summary>参与分配: pro rata to all that joined.</summary>
    ProRata,

    /// <summary>The order in which the property was seized.</summary>
    SeizureOrder,

    /// <summary>The order of the execution measures, when the debtor can pay all.</summary>
    MeasureOrder,

    /// <summary>Several creditors of one title: pro rata.</summary>
    OneTitle,
}

/// <summary>A claim as the rule sees it.</summary>
/// <param name="Rank">Within its class lower ranks are met first; claims of one rank share pro rata.</param>
public sealed record RankedClaim(ClaimClass Class, int Rank, Money Claim);

/// <summary>How several creditors share what is not enough for all.</summary>
/// <source>domain reference 2.3</source>
public static class DistributionRule
{
    /// <summary>The version of this rule; kept with each plan.</summary>
    public const int Version = 1;

    /// <source>ZX §55¶1, ¶3; JS §506–508, §514</source>
    public static DistributionMethod MethodFor(PlanDebtor debtor, bool canPay, bool oneTitle) => (oneTitle, canPay, debtor) switch
    {
        (true, _, _) => DistributionMethod.OneTitle,
        (false, true, _) => DistributionMethod.MeasureOrder,
        (false, false, PlanDebtor.Enterprise) => DistributionMethod.SeizureOrder,
        (false, false, _) => DistributionMethod.ProRata,
    };

    /// <summary>Whether ordinary claims are met in the order of a day: that of the seizure or of the measure.</summary>
    public static bool IsByDay(DistributionMethod method) => method is DistributionMethod.SeizureOrder or DistributionMethod.MeasureOrder;

    /// <summary>Shares a pot by class and rank; within a rank by largest remainder.</summary>
    /// <param name="pot">Not negative, and not more than the claims.</param>
    /// <returns>One share per claim, in the same order, adding up to <paramref name="pot"/> exactly; none is above its claim.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The pot is negative or above the claims, or a claim is not above zero.</exception>
    public static IReadOnlyList<Money> Shares(Money pot, IReadOnlyList<RankedClaim> claims)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pot.Minor, nameof(pot));
        foreach (var claim in claims)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(claim.Claim.Minor, nameof(claims));
        var shares = new Money[claims.Count];
        foreach (var rank in Enumerable.Range(0, claims.Count).GroupBy(i => (claims[i].Class, claims[i].Rank)).OrderBy(g => g.Key.Class).ThenBy(g => g.Key.Rank))
        {
            var members = rank.ToArray();
            var given = Money.Min(pot, Money.Sum(members.Select(i => claims[i].Claim)));
            var parts = Apportionment.ProRata(given, [.. members.Select(i => claims[i].Claim)]);
            for (var n = 0; n < members.Length; n++)
                shares[members[n]] = parts[n];
            pot -= given;
        }
        if (pot.IsPositive)
            throw new ArgumentOutOfRangeException(nameof(pot), "There is more to share than is claimed.");
        return shares;
    }
}
