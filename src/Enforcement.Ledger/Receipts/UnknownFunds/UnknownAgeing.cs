using Enforcement.Ledger.Calendar;
using NodaTime;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>How long money has been unknown, from the bank's booking date.</summary>
public enum UnknownBand
{
    WithinThreeWorkdays,
    UpToThirtyDays,
    UpToNinetyDays,
    UpToHalfAYear,
    Older,
}

/// <summary>What the office is told about it: still in time, unknown against the rule, or from before the rule.</summary>
public enum UnknownClass
{
    Running,
    Violation,
    Legacy,
}

/// <summary>The bands and classes of unknown funds as of one day.</summary>
/// <source>S3 §19 (R05); domain reference §3.3 and §3.8, 5</source>
public sealed class UnknownAgeing
{
    /// <summary>What the bank booked from this day on must not stay unknown; what is older was to be identified by then.</summary>
    public static readonly LocalDate IdentifiedFrom = new(2021, 12, 31);

    readonly LocalDate on;

    // The first booking date of each band but the last.
    readonly LocalDate[] begins;

    public UnknownAgeing(WorkdayCalendar workdays, LocalDate on)
    {
        this.on = on;
        var fresh = on;
        while (workdays.CountWorkdays(fresh.PlusDays(-1), on) <= LinePosting.ClaimWithinWorkdays)
            fresh = fresh.PlusDays(-1);
        begins = [fresh, LocalDate.Min(fresh, on.PlusDays(-30)), on.PlusDays(-90), on.PlusDays(-180)];
    }

    public UnknownBand BandOf(LocalDate bookedOn) => Array.FindIndex(begins, b => bookedOn >= b) is >= 0 and var band ? (UnknownBand)band : UnknownBand.Older;

    /// <summary>The booking dates of a band: from, when it has a first one, and before, when it has a last one.</summary>
    public (LocalDate? From, LocalDate? Before) BookedIn(UnknownBand band) =>
        (band == UnknownBand.Older ? null : begins[(int)band], band == UnknownBand.WithinThreeWorkdays ? null : begins[(int)band - 1]);

    public UnknownClass ClassOf(LocalDate bookedOn, LocalDate dueOn) =>
        bookedOn < IdentifiedFrom ? UnknownClass.Legacy : dueOn < on ? UnknownClass.Violation : UnknownClass.Running;

    public int DaysSince(LocalDate bookedOn) => Period.Between(bookedOn, on, PeriodUnits.Days).Days;
}
