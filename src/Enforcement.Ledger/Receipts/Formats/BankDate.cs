using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Reads dates and times the way banks write them. The bank's own wall clock is kept: a booking date is a date of the
/// bank's calendar, so an offset after it never moves it to another day.</summary>
public static class BankDate
{
    /// <summary>Reads <c>2026-08-01</c>, <c>2026/8/1</c>, <c>20260801</c>, each with an optional time such as <c>T15:24:03.120+08:00</c>,
    /// <c> 15:24:03</c> or (compact) <c>152403</c>.</summary>
    /// <param name="time">Null when the text has no time.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out LocalDate date, out LocalTime? time)
    {
        date = default;
        time = null;
        text = text.Trim();
        int year, month, day;
        if (text.Length >= 8 && Digits(text[..8], out var compact))
        {
            (year, month, day) = (compact / 10_000, compact / 100 % 100, compact % 100);
            text = text[8..];
        }
        else if (!Part(ref text, 4, 4, out year) || !Skip(ref text, "-/.") || !Part(ref text, 1, 2, out month)
            || !Skip(ref text, "-/.") || !Part(ref text, 1, 2, out day))
            return false;
        if (year is < 1900 or > 2999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new LocalDate(year, month, day);
        return TryReadTime(text, out time);
    }

    /// <summary>Reads a date and ignores its time.</summary>
    public static LocalDate? Date(ReadOnlySpan<char> text) => TryRead(text, out var date, out _) ? date : null;

    static bool TryReadTime(ReadOnlySpan<char> text, out LocalTime? time)
    {
        time = null;
        if (text.IsEmpty || text[0] is 'Z' or '+' or '-')
            return true;
        text = text.TrimStart("T ");
        int hour, minute, second = 0;
        if (text.Length == 6 && Digits(text, out var compact))
        {
            (hour, minute, second) = (compact / 10_000, compact / 100 % 100, compact % 100);
            text = [];
        }
        else
        {
            if (!Part(ref text, 1, 2, out hour) || !Skip(ref text, ":") || !Part(ref text, 1, 2, out minute))
                return false;
            if (Skip(ref text, ":") && !Part(ref text, 1, 2, out second))
                return false;
        }
        // What may follow is a fraction and an offset, neither of which changes the wall clock's second.
        if (hour > 24 || minute > 59 || second > 60 || text.ContainsAnyExcept("0123456789.:+-Z"))
            return false;
        // 24:00 is legal in XML and means the end of that day; no LocalTime says so, and the date is what counts.
        time = hour == 24 ? null : new LocalTime(hour, minute, Math.Min(second, 59));
        return true;
    }

    static bool Part(ref ReadOnlySpan<char> text, int shortest, int longest, out int value)
    {
        var length = 0;
        while (length < longest && length < text.Length && char.IsAsciiDigit(text[length]))
            length++;
        var read = Digits(text[..length], out value) && length >= shortest;
        text = text[length..];
        return read;
    }

    static bool Skip(ref ReadOnlySpan<char> text, string oneOf)
    {
        if (text.IsEmpty || !oneOf.Contains(text[0], StringComparison.Ordinal))
            return false;
        text = text[1..];
        return true;
    }

    static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = value * 10 + (c - '0');
        }
        return text.Length > 0;
    }
}
