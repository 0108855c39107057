using NodaTime;

namespace Enforcement.Ledger.Calendar;

/// <summary>What a notice says of a day that differs from its weekday.</summary>
public enum DayKind
{
    /// <summary>A rest day (放假), weekend days inside a holiday block included.</summary>
    Holiday,

    /// <summary>A Saturday or Sunday on which people work (调休上班).</summary>
    MakeupWorkday,
}

/// <summary>One day named by a holiday notice of the State Council.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Rest or work.</param>
/// <param name="Name">The holiday it belongs to, as the notice calls it.</param>
/// <param name="SourceNotice">Where the notice can be read.</param>
public sealed record CalendarDay(LocalDate Date, DayKind Kind, string Name, string SourceNotice);
