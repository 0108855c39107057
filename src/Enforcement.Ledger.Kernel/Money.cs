using System.Globalization;

namespace Enforcement.Ledger.Kernel;

/// <summary>An amount of money in minor units (fen) of the one currency of its book. Arithmetic is checked; there is no
/// multiplication by a fraction: sums are divided by <see cref="Apportionment"/>, which names its remainder rule.</summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Minor units per major unit: one yuan is one hundred fen.</summary>
    public const int MinorPerMajor = 100;

    Money(long minor) => Minor = minor;

    /// <summary>The amount in minor units.</summary>
    public long Minor { get; }

    public static Money Zero => default;

    public static Money FromMinor(long minor) => new(minor);

    public bool IsZero => Minor == 0;

    public bool IsPositive => Minor > 0;

    public bool IsNegative => Minor < 0;

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + b.Minor));

    public static Money operator -(Money a, Money b) => new(checked(a.Minor - b.Minor));

    public static Money operator -(Money a) => new(checked(-a.Minor));

    public static bool operator <(Money a, Money b) => a.Minor < b.Minor;

    public static bool operator >(Money a, Money b) => a.Minor > b.Minor;

    public static bool operator <=(Money a, Money b) => a.Minor <= b.Minor;

    public static bool operator >=(Money a, Money b) => a.Minor >= b.Minor;

    public int CompareTo(Money other) => Minor.CompareTo(other.Minor);

    public static Money Min(Money a, Money b) => a < b ? a : b;

    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Zero, (sum, next) => sum + next);

    /// <summary>Two decimals, a dot and no grouping: <c>70000.00</c>, <c>-0.05</c>. The form used by every door.</summary>
    public override string ToString()
    {
        var magnitude = Math.Abs((decimal)Minor) / MinorPerMajor;
        return (Minor < 0 ? "-" : "") + magnitude.ToString("0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads the form that <see cref="ToString"/> writes; also one decimal or none. Nothing else is accepted here:
    /// the many ways in which banks write amounts are read by the statement formats.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value))
            return false;
        return TryFromMajor(value, out money);
    }

    /// <exception cref="FormatException">The text is not an amount with at most two decimals.</exception>
    public static Money Parse(string text) => TryParse(text, out var money)
        ? money
        : throw new FormatException($"'{text}' is not an amount with at most two decimals, such as 1234.50.");

    /// <summary>Takes an exact amount in major units. False when it has more than two decimals or does not fit.</summary>
    public static bool TryFromMajor(decimal major, out Money money)
    {
        money = default;
        if (major is < long.MinValue / (decimal)MinorPerMajor or > long.MaxValue / (decimal)MinorPerMajor)
            return false;
        var minor = major * MinorPerMajor;
        if (minor != decimal.Truncate(minor))
            return false;
        money = new Money((long)minor);
        return true;
    }
}
