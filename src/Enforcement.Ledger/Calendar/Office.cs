using NodaTime;

namespace Enforcement.Ledger.Calendar;

/// <summary>The office's own time: the one place where the zone is named.</summary>
public static class Office
{
    /// <summary>Asia/Shanghai; no daylight saving since 1991, but old receipts still pass through the zone's rules.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>The date on the office's wall at a moment.</summary>
    public static LocalDate Today(Instant now) => now.InZone(Zone).Date;

    /// <summary>24:00 of a day. A limit due that day is overdue when now is later than this moment.</summary>
    /// <source>MF §203¶2; domain reference 1.2.2</source>
    public static Instant EndOf(LocalDate day) => Zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
}
