using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Reads dates and times the way banks write them. The bank's own wall clock is kept: a booking date is a date of the
/// bank's calendar, so an offset after it never moves it to another day.</summary>
public static class BankDate
{
    // Day 0 of a spreadsheet, for every day since March 1900.
    static readonly LocalDate SpreadsheetEpoch = new(1899, 12, 30);

    /// <summary>Reads <c>2026-08-01</c>, <c>2026/8/1</c>, <c>20260801</c>, <c>2026年8月1日</c>, each with an optional time such as
    /// <c>T15:24:03.120+08:00</c>, <c> 15:24:03</c> or (compact) <c>152403</c>; also the day number of a spreadsheet, <c>46235.5</c>.</summary>
    /// <param name="time">Null when the text has no time.</param>
    /// <param name="order">Where the year stands last, what stands first.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out LocalDate date, out LocalTime? time, DateOrder order = DateOrder.YearFirst)
    {
        date = default;
        time = null;
        text = text.Trim();
        int year, month, day;
        if (text.Length is >= 5 and <= 24 && TryReadDayNumber(text, out date, out time))
            return true;
        if (order != DateOrder.YearFirst)
        {
            if (!Part(ref text, 1, 2, out var first) || !Skip(ref text, "-/.") || !Part(ref text, 1, 2, out var second) || !Skip(ref text, "-/.") || !Part(ref text, 4, 4, out year))
                return false;
            (day, month) = order == DateOrder.DayFirst ? (first, second) : (second, first);
        }
        // The way of ISO comes first: every line of most files has it twice.
        else if (text.Length >= 10 && text[4] == '-' && text[7] == '-' && Digits(text[..4], out year) && Digits(text[5..7], out month) && Digits(text[8..10], out day))
            text = text[10..];
        else if (text.Length >= 8 && Digits(text[..8], out var compact))
        {
            (year, month, day) = (compact / 10_000, compact / 100 % 100, compact % 100);
            text = text[8..];
        }
        else if (!Part(ref text, 4, 4, out year) || !Skip(ref text, "-/.年") || !Part(ref text, 1, 2, out month)
            || !Skip(ref text, "-/.月") || !Part(ref text, 1, 2, out day))
            return false;
        Skip(ref text, "日");
        if (year is < 1900 or > 2999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new LocalDate(year, month, day);
        return TryReadTime(text, out time);
    }

    /// <summary>Reads a date and ignores its time.</summary>
    public static LocalDate? Date(ReadOnlySpan<char> text) => TryRead(text, out var date, out _) ? date : null;

    /// <summary>Reads the time of a column of its own: <c>15:24:03</c>, <c>152403</c>, <c>93003</c>, <c>15.24.03</c>, also behind a date.</summary>
    public static LocalTime? Time(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (TryRead(text, out _, out var behindDate) && behindDate is not null)
            return behindDate;
        if (text.Length == 5 && Digits(text, out var compact))
            return compact / 10_000 < 24 && compact / 100 % 100 < 60 && compact % 100 < 60
                ? new LocalTime(compact / 10_000, compact / 100 % 100, compact % 100) : null;
        if (text.Length > 11 && text[10] == '-' && Date(text[..10]) is not null)
            text = text[11..];
        if (text.Length >= 8 && text[2] == '.' && text[5] == '.')
            text = $"{text[..2]}:{text[3..5]}:{text[6..8]}";
        return text.Length >= 5 && TryReadTime(text, out var time) ? time : null;
    }

    // 2000 to 2099: five digits outside of it are something else.
    static bool TryReadDayNumber(ReadOnlySpan<char> text, out LocalDate date, out LocalTime? time)
    {
        (date, time) = (default, null);
        if (!Digits(text[..5], out var days) || days is < 36_526 or > 73_050 || (text.Length > 5 && text[5] != '.'))
            return false;
        if (text.Length > 5)
        {
            if (!decimal.TryParse(text[5..], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var part))
                return false;
            time = LocalTime.FromSecondsSinceMidnight((int)Math.Min(86_399, Math.Round(part * 86_400)));
        }
        date = SpreadsheetEpoch.PlusDays(days);
        return true;
    }

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
