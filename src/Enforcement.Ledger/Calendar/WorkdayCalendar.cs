using System.Collections.Frozen;
using NodaTime;

namespace Enforcement.Ledger.Calendar;

/// <summary>Which days are workdays, and where a limit that counts them ends. Immutable; a new notice makes a new calendar.</summary>
/// <remarks>
/// A year has its notice when 1 October is listed as a holiday: every notice has named it since 1949, so a file cut off in spring or the
/// few December days that next year's notice brings along do not pass for a year. A year without notice is counted Monday to
/// Friday, and whatever rests on it is provisional. 29 to 31 December rest on the next year's notice too: New Year blocks reached
/// back to the 29th in 2007 and 2018, and never further.
/// </remarks>
/// <source>Domain reference 5.1 and 1.2.9; MF §201–203, MSF §85</source>
public sealed class WorkdayCalendar
{
    /// <summary>No limit of the office is longer; a larger count is a slip of the caller.</summary>
    public const int MaxWorkdays = 1_000;

    /// <inheritdoc cref="MaxWorkdays"/>
    public const int MaxDays = 3_660;

    /// <inheritdoc cref="MaxWorkdays"/>
    public const int MaxMonths = 120;

    public const int FirstYear = 1949;

    public const int LastYear = 2199;

    readonly FrozenDictionary<LocalDate, DayKind> kinds;
    readonly FrozenSet<int> noticedYears;
    readonly LocalDate[] makeupDays;
    readonly LocalDate[] weekdayHolidays;

    /// <summary>Builds a calendar from the days that notices name.</summary>
    /// <param name="days">In any order; each date once.</param>
    /// <param name="version">What names this state of the calendar, such as the SHA-256 of its file; kept with each deadline computed.</param>
    /// <exception cref="ArgumentException">A date is given twice, or a make-up workday falls on Monday to Friday.</exception>
    public WorkdayCalendar(IEnumerable<CalendarDay> days, string version)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        var byDate = new Dictionary<LocalDate, DayKind>();
        foreach (var day in days)
        {
            if (!byDate.TryAdd(day.Date, day.Kind))
                throw new ArgumentException($"{day.Date:uuuu-MM-dd} is listed twice; keep the row of the later notice.", nameof(days));
            if (day.Kind == DayKind.MakeupWorkday && !IsWeekend(day.Date))
                throw new ArgumentException($"{day.Date:uuuu-MM-dd} is a weekday and cannot be a make-up workday.", nameof(days));
        }

        Version = version;
        kinds = byDate.ToFrozenDictionary();
        makeupDays = [.. byDate.Where(d => d.Value == DayKind.MakeupWorkday).Select(d => d.Key).Order()];
        weekdayHolidays = [.. byDate.Where(d => d.Value == DayKind.Holiday && !IsWeekend(d.Key)).Select(d => d.Key).Order()];
        noticedYears = byDate.Where(d => d is { Key: { Month: 10, Day: 1 }, Value: DayKind.Holiday }).Select(d => d.Key.Year).ToFrozenSet();
    }

    /// <summary>The name of this state of the calendar.</summary>
    public string Version { get; }

    /// <summary>The years whose notice is in, ascending.</summary>
    public IReadOnlyList<int> NoticedYears => [.. noticedYears.Order()];

    /// <summary>A make-up workday is one, a holiday is none, any other day is one from Monday to Friday.</summary>
    public bool IsWorkday(LocalDate day) =>
        kinds.TryGetValue(day, out var kind) ? kind == DayKind.MakeupWorkday : !IsWeekend(day);

    /// <summary>True when a notice still to come may change this day.</summary>
    public bool IsProvisional(LocalDate day) =>
        !noticedYears.Contains(day.Year)
        || (day is { Month: 12, Day: >= 29 } && !noticedYears.Contains(day.Year + 1));

    /// <summary>A limit in workdays: the start is not counted, whatever day it is; the last one counted is due.</summary>
    /// <param name="start">The day that sets the limit off, such as a booking date.</param>
    /// <param name="count">Workdays, from 1 to <see cref="MaxWorkdays"/>.</param>
    /// <returns>Provisional when any day after the start, up to and including the due one, is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count or the start is outside what a limit can have.</exception>
    /// <source>S3 §22¶1 (10 and 5 workdays); domain reference 5.1.2</source>
    public Deadline AddWorkdays(LocalDate start, int count)
    {
        RequireLimit(start, count, MaxWorkdays);
        var day = start;
        var provisional = false;
        for (var counted = 0; counted < count;)
        {
            day = day.PlusDays(1);
            provisional |= IsProvisional(day);
            if (IsWorkday(day))
                counted++;
        }

        return new Deadline(start, count, day, provisional);
    }

    /// <summary>A limit in calendar days: the start is not counted; a last day that is a rest day gives way to the next workday.</summary>
    /// <param name="start">The day that sets the limit off.</param>
    /// <param name="days">Calendar days, from 1 to <see cref="MaxDays"/>.</param>
    /// <returns>Provisional only when the last day, or one it rolls over, is: the days before it are counted alike in any calendar.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of days or the start is outside what a limit can have.</exception>
    /// <source>W6 §10 (30 and 10 days); MSF §85¶3, MF §203¶1; domain reference 5.1.3</source>
    public Deadline AddDays(LocalDate start, int days)
    {
        RequireLimit(start, days, MaxDays);
        return RollToWorkday(start, days, start.PlusDays(days));
    }

    /// <summary>A limit in months: ends on the corresponding day, else on the last of the month; rolls like <see cref="AddDays"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of months or the start is outside what a limit can have.</exception>
    /// <source>MF §202; domain reference 5.1.4</source>
    public Deadline AddMonths(LocalDate start, int months)
    {
        RequireLimit(start, months, MaxMonths);
        return RollToWorkday(start, months, start.PlusMonths(months));
    }

    /// <summary>How many workdays lie after one day, up to and including another: the age of money in workdays.</summary>
    /// <returns>Negative when <paramref name="to"/> is before <paramref name="from"/>, so that counts of adjoining ranges add up.
    /// <c>CountWorkdays(start, AddWorkdays(start, n).Due)</c> is <c>n</c>.</returns>
    public int CountWorkdays(LocalDate from, LocalDate to) => to < from
        ? -CountWorkdays(to, from)
        : WeekdaysUpTo(to) - WeekdaysUpTo(from) + UpTo(makeupDays, to) - UpTo(makeupDays, from)
            - UpTo(weekdayHolidays, to) + UpTo(weekdayHolidays, from);

    Deadline RollToWorkday(LocalDate start, int count, LocalDate last)
    {
        var provisional = IsProvisional(last);
        while (!IsWorkday(last))
        {
            last = last.PlusDays(1);
            provisional |= IsProvisional(last);
        }

        return new Deadline(start, count, last, provisional);
    }

    static void RequireLimit(LocalDate start, int count, int max)
    {
        if (count < 1 || count > max)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"A limit runs from 1 to {max}; check the number given.");
        if (start.Year is < FirstYear or > LastYear)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"A limit starts between {FirstYear} and {LastYear}; check the date given.");
    }

    static bool IsWeekend(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    // Counted from a Monday, so that whole weeks are five workdays each; the remainder is floored for days before it.
    static int WeekdaysUpTo(LocalDate day)
    {
        var days = Period.DaysBetween(new LocalDate(1900, 1, 1), day);
        var dayOfWeek = ((days % 7) + 7) % 7;
        return ((days - dayOfWeek) / 7 * 5) + Math.Min(dayOfWeek + 1, 5);
    }

    static int UpTo(LocalDate[] sorted, LocalDate day)
    {
        var found = Array.BinarySearch(sorted, day);
        return found >= 0 ? found + 1 : ~found;
    }
}
