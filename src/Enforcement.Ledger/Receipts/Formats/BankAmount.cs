using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Why a text is not an amount.</summary>
public enum AmountFault
{
    None,
    Empty,
    NotANumber,
    TooManyDecimals,
    TooLarge,
}

/// <summary>Reads amounts the way banks write them. Exact: a third decimal that is not zero is a fault, never rounded.</summary>
public static class BankAmount
{
    // A hundred thousand billion: no account holds it, and ninety such lines still add up within 64 bits.
    const long LargestMinor = 10_000_000_000_000_000;
    const int LongestCell = 64;

    // ISO 4217: every other currency has two.
    static readonly HashSet<string> WithoutDecimals =
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
    static readonly HashSet<string> WithThreeDecimals = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    /// <summary>Reads <c>1234</c>, <c>1234.5</c>, <c>-1234.50</c> and <c>1234.50000</c>.</summary>
    /// <param name="mark">What stands before the decimals: SWIFT writes <c>1234,5</c> and <c>1234,</c>.</param>
    public static AmountFault Read(ReadOnlySpan<char> text, out Money amount, char mark = '.')
    {
        amount = default;
        if (text.IsEmpty)
            return AmountFault.Empty;
        var negative = text[0] == '-';
        if (negative || text[0] == '+')
            text = text[1..];
        long minor = 0;
        int digits = 0, decimals = -1;
        foreach (var c in text)
        {
            if (c == mark && decimals < 0)
            {
                decimals = 0;
                continue;
            }
            if (!char.IsAsciiDigit(c))
                return AmountFault.NotANumber;
            digits++;
            if (decimals >= 0 && ++decimals > 2)
            {
                if (c != '0')
                    return OnlyDigits(text, mark) ? AmountFault.TooManyDecimals : AmountFault.NotANumber;
                continue;
            }
            minor = minor * 10 + (c - '0');
            if (minor > LargestMinor)
                return AmountFault.TooLarge;
        }
        if (digits == 0)
            return AmountFault.NotANumber;
        for (var missing = Math.Max(decimals, 0); missing < 2; missing++)
            minor *= 10;
        if (minor > LargestMinor)
            return AmountFault.TooLarge;
        amount = Money.FromMinor(negative ? -minor : minor);
        return AmountFault.None;
    }

    /// <summary>An amount in the smallest units of its currency: 1234 are 12.34 EUR, 1234.00 JPY, and a third decimal of KWD is a
    /// fault unless it is zero.</summary>
    public static AmountFault OfUnits(long units, string currency, out Money amount)
    {
        amount = default;
        if (units is > LargestMinor or < -LargestMinor)
            return AmountFault.TooLarge;
        var decimals = WithoutDecimals.Contains(currency) ? 0 : WithThreeDecimals.Contains(currency) ? 3 : 2;
        if (decimals == 0 && units is > LargestMinor / 100 or < -LargestMinor / 100)
            return AmountFault.TooLarge;
        if (decimals == 3 && units % 10 != 0)
            return AmountFault.TooManyDecimals;
        amount = Money.FromMinor(decimals switch { 0 => units * 100, 3 => units / 10, _ => units });
        return AmountFault.None;
    }

    /// <summary>Reads a cell of a bank's table: also <c>1,234.50</c>, <c>￥1234.50</c>, full-width digits, a trailing minus.
    /// Blank, <c>-</c> and <c>--</c> are <see cref="AmountFault.Empty"/>.</summary>
    public static AmountFault ReadCell(ReadOnlySpan<char> cell, out Money amount)
    {
        amount = default;
        if (cell.Length > LongestCell)
            return AmountFault.NotANumber;
        Span<char> plain = stackalloc char[LongestCell + 1];
        var length = 1;
        int sinceComma = -1;
        var onlyDashes = true;
        foreach (var raw in cell)
        {
            var c = raw is >= '\uFF01' and <= '\uFF5E' ? (char)(raw - 0xFEE0) : raw is '\u2212' or '\u2014' ? '-' : raw;
            if (char.IsWhiteSpace(c) || c is '¥' or '\uFFE5')
                continue;
            if (c != '-')
                onlyDashes = false;
            if (c == ',')
            {
                // A comma groups thousands or the cell is not an amount: 1,5 must not become fifteen.
                if (sinceComma is not (-1 or 3) || length == 1 || plain[1..length].Contains('.'))
                    return AmountFault.NotANumber;
                sinceComma = 0;
                continue;
            }
            if (c == '.' && sinceComma is not (-1 or 3))
                return AmountFault.NotANumber;
            if (char.IsAsciiDigit(c) && sinceComma >= 0 && !plain[1..length].Contains('.'))
                sinceComma++;
            plain[length++] = c;
        }
        if (onlyDashes)
            return AmountFault.Empty;
        if (sinceComma is not (-1 or 3))
            return AmountFault.NotANumber;
        if (plain[length - 1] != '-')
            return Read(plain[1..length], out amount);
        plain[0] = '-';
        return Read(plain[..(length - 1)], out amount);
    }

    static bool OnlyDigits(ReadOnlySpan<char> text, char mark)
    {
        var at = text.IndexOf(mark);
        return !text[..at].ContainsAnyExceptInRange('0', '9') && !text[(at + 1)..].ContainsAnyExceptInRange('0', '9');
    }
}
