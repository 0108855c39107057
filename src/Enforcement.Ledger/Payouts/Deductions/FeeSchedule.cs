using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>A band of the schedule: above an amount, a fixed part and so many millionths of what is over it.</summary>
public sealed record FeeBand(Money Above, Money Fixed, int RatePpm);

/// <summary>The schedule of the execution fee (执行申请费) of one version; the rows stand in <c>payouts.fee_band</c>.</summary>
/// <param name="NoAmount">The most for a case whose title names no amount.</param>
/// <param name="Bands">In order; the first is above zero.</param>
/// <source>FY §14(一); domain reference 2.2, 4</source>
public sealed record FeeSchedule(int Version, string Source, Money NoAmount, IReadOnlyList<FeeBand> Bands)
{
    const int Million = 1_000_000;

    /// <summary>The fee on a base, rounded half up to the fen.</summary>
    /// <param name="of">The sum enforced; zero when the title names none, and not negative.</param>
    public Money Due(Money of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(of.Minor, nameof(of));
        if (of.IsZero)
            return NoAmount;
        var band = Bands.Last(b => b.Above < of);
        var excess = (Int128)(of - band.Above).Minor;
        return band.Fixed + Money.FromMinor((long)((excess * band.RatePpm + Million / 2) / Million));
    }
}
