using System.Text.RegularExpressions;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Field :61:, one entry. The direction is the real one: RC, the reversal of a credit, is money out, RD money in.</summary>
/// <param name="IsExpected">EC or ED: not booked.</param>
/// <param name="Type">Transaction type, such as <c>NTRF</c>.</param>
/// <param name="CustomerReference">Null when the bank writes NONREF.</param>
/// <param name="Supplement">The bank's own words in the lines after the first.</param>
sealed partial record SwiftEntry(
    long Line, LocalDate ValueOn, LocalDate? EntryOn, Direction Direction, bool IsReversal, bool IsExpected, Money Amount,
    string Type, string? CustomerReference, string? BankReference, string? Supplement)
{
    const string NoReference = "NONREF";

    /// <summary>Reads a field :61:.</summary>
    /// <param name="problem">Why there is no entry, or a warning beside it.</param>
    public static SwiftEntry? Read(SwiftFields field, StatementUnderway statement, out FileProblem? problem)
    {
        var first = field.Text[0];
        var place = statement.Place(field.Line, ":61:", first);
        var match = Shape().Match(first);
        problem = null;
        if (!match.Success)
            problem = FileProblems.FieldUnreadable(place);
        else if (SwiftDate.Read(match.Groups["value"].ValueSpan, out var isBankers) is not { } valueOn)
            problem = FileProblems.DateUnreadable(place);
        else if (BankAmount.Read(match.Groups["amount"].ValueSpan, out var amount, ',') is not AmountFault.None and var fault)
            problem = FileProblems.AmountUnreadable(place with { Raw = match.Groups["amount"].Value }, fault);
        else
        {
            var entry = match.Groups["entry"].ValueSpan.Trim();
            LocalDate? entryOn = entry.IsEmpty ? null : SwiftDate.Nearest(entry, valueOn, ref isBankers);
            if (entryOn is null && !entry.IsEmpty)
            {
                problem = FileProblems.DateUnreadable(place);
                return null;
            }
            if (isBankers)
                problem = FileProblems.BankersDate(place, valueOn);
            var mark = match.Groups["mark"].ValueSpan;
            var isReversal = mark[0] == 'R';
            var reference = match.Groups["reference"].Value;
            var slashes = reference.IndexOf("//", StringComparison.Ordinal);
            return new SwiftEntry(field.Line, valueOn, entryOn,
                mark[^1] == 'C' != isReversal ? Direction.Credit : Direction.Debit, isReversal, IsExpected: mark[0] == 'E', amount,
                match.Groups["type"].Value.Trim(), Given(slashes < 0 ? reference : reference[..slashes]),
                slashes < 0 ? null : Given(reference[(slashes + 2)..]), Given(string.Join(' ', field.Text.Skip(1))));
        }
        return null;
    }

    static string? Given(string text) => text.Trim() is { Length: > 0 } given && given != NoReference ? given : null;

    // After the mark comes at most one funds code, the third letter of the currency: DR is a debit in EUR, RD a reversed debit.
    [GeneratedRegex(@"^(?<value>\d{6})(?<entry>\d{4}| {4})?(?<mark>[RE]?[CD])[A-Z]?(?<amount>\d[\d,.]*)(?<type>[A-Z].{0,3})?(?<reference>.*)$")]
    private static partial Regex Shape();
}

/// <summary>Dates of six digits, and of four beside them.</summary>
static class SwiftDate
{
    /// <param name="isBankers">The date is 29 or 30 February of a year that has no such day, as a calendar of twelve equal months
    /// counts; the last day of that February is given.</param>
    public static LocalDate? Read(ReadOnlySpan<char> digits, out bool isBankers)
    {
        isBankers = false;
        if (digits.Length != 6 || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        var year = Two(digits);
        return Of(year + (year < 80 ? 2000 : 1900), Two(digits[2..]), Two(digits[4..]), ref isBankers);
    }

    /// <summary>Month and day in the year that brings them nearest to another date: between December and January the year differs.</summary>
    public static LocalDate? Nearest(ReadOnlySpan<char> digits, LocalDate to, ref bool isBankers)
    {
        LocalDate? best = null;
        var bestIsBankers = false;
        for (var year = to.Year - 1; year <= to.Year + 1; year++)
        {
            var isClamped = false;
            if (Of(year, Two(digits), Two(digits[2..]), ref isClamped) is { } date
                && (best is not { } other || Math.Abs(Period.DaysBetween(to, date)) < Math.Abs(Period.DaysBetween(to, other))))
                (best, bestIsBankers) = (date, isClamped);
        }
        isBankers |= bestIsBankers;
        return best;
    }

    static LocalDate? Of(int year, int month, int day, ref bool isBankers)
    {
        if (month is < 1 or > 12 || day is < 1 or > 31)
            return null;
        var last = DateTime.DaysInMonth(year, month);
        if (day > last && (month != 2 || day > 30))
            return null;
        isBankers |= day > last;
        return new LocalDate(year, month, Math.Min(day, last));
    }

    static int Two(ReadOnlySpan<char> digits) => (digits[0] - '0') * 10 + digits[1] - '0';
}
