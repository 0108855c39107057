using NodaTime;

namespace Enforcement.Ledger.Calendar;

/// <summary>The last day of a time limit.</summary>
/// <param name="Start">The day on which the limit was set off; not counted itself.</param>
/// <param name="Count">How many units were counted: workdays, calendar days or months, as the act that counted says.</param>
/// <param name="Due">The last day, inclusive. Always a workday by what the calendar knows.</param>
/// <param name="Provisional">True when the count rests on a day whose notice is not published yet: recompute it once the notice is
/// imported, and never show it as final.</param>
/// <source>MF §201–203, MSF §85; domain reference 1.2.2 and 1.2.9</source>
public readonly record struct Deadline(LocalDate Start, int Count, LocalDate Due, bool Provisional)
{
    /// <summary>The moment at which the limit has run out: 24:00 of <see cref="Due"/> in the office's zone.</summary>
    public Instant End => Office.EndOf(Due);
}
