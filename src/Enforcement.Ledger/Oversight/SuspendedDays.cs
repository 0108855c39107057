using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>The days on which a hold stopped the clock of a lot. Like every limit, it begins on the day after the act: the day on which
/// the hold is placed counts still, the one on which it is lifted does not yet.</summary>
/// <source>domain reference §1.2, 3: only an approved interval suspends clock A</source>
public sealed class SuspendedDays
{
    readonly ILookup<long, Interval> byCase;
    readonly ILookup<(long CaseId, long LotId), Interval> byLot;

    sealed record Interval(LocalDate Placed, LocalDate? Lifted);

    SuspendedDays(IEnumerable<(long CaseId, long? LotId, Interval Days)> holds)
    {
        var all = holds.ToList();
        byCase = all.Where(h => h.LotId is null).ToLookup(h => h.CaseId, h => h.Days);
        byLot = all.Where(h => h.LotId is not null).ToLookup(h => (h.CaseId, h.LotId!.Value), h => h.Days);
    }

    /// <summary>Of these cases, what another person confirmed: the holds on all their money, and those on a sum that left nothing of a lot.</summary>
    internal static async Task<SuspendedDays> OfAsync(LedgerDb db, long[] caseIds, CancellationToken ct) => new(await db.QueryAsync(
        """
        select h.case_id, null::bigint, h.placed_at, h.lifted_at from payouts.hold h where h.case_id = any ($1) and h.confirmed_at is not null and h.amount_minor is null and h.party_id is null
        union all
        select h.case_id, l.lot_id, l.held_at, h.lifted_at from payouts.hold h join payouts.hold_lot l on l.hold_id = h.id where h.case_id = any ($1) and h.confirmed_at is not null and h.amount_minor is not null and l.whole
        """,
        r => (r.GetInt64(0), r.LongOrNull(1), new Interval(Office.Today(r.Instant(2)), r.InstantOrNull(3) is { } lifted ? Office.Today(lifted) : null)), ct, caseIds));

    /// <summary>What a hold that stands makes of the clock of a lot: it stands still, or it was late before the hold came, and stays late. Null
    /// without one.</summary>
    /// <param name="due">Where the limit ends, extended.</param>
    public ClockState? Standing(long caseId, long lotId, LocalDate due)
    {
        var standing = Of(caseId, lotId).Where(i => i.Lifted is null).ToList();
        return standing.Count == 0 ? null : standing.Exists(i => i.Placed <= due) ? ClockState.Suspended : ClockState.Late;
    }

    /// <summary>Where a limit in workdays ends when the suspended ones are not counted; what is still suspended is taken to end today.</summary>
    public Deadline ExtendWorkdays(WorkdayCalendar calendar, LocalDate start, int count, long caseId, long lotId, LocalDate today) =>
        Extend(extra => calendar.AddWorkdays(start, count + extra), calendar.IsWorkday, start, caseId, lotId, today);

    /// <summary>The same for a limit in calendar days.</summary>
    public Deadline ExtendDays(WorkdayCalendar calendar, LocalDate start, int count, long caseId, long lotId, LocalDate today) =>
        Extend(extra => calendar.AddDays(start, count + extra), _ => true, start, caseId, lotId, today);

    /// <summary>How many workdays of a range were suspended.</summary>
    public int Workdays(WorkdayCalendar calendar, LocalDate from, LocalDate until, long caseId, long lotId) => Suspended([.. Of(caseId, lotId)], calendar.IsWorkday, from, until, until);

    Deadline Extend(Func<int, Deadline> ending, Func<LocalDate, bool> counts, LocalDate start, long caseId, long lotId, LocalDate today)
    {
        var intervals = Of(caseId, lotId).ToList();
        var due = ending(0);
        for (int extra = 0, suspended; intervals.Count > 0 && (suspended = Suspended(intervals, counts, start, due.Due, today)) != extra; extra = suspended)
            due = ending(suspended);
        return due;
    }

    static int Suspended(List<Interval> intervals, Func<LocalDate, bool> counts, LocalDate start, LocalDate due, LocalDate today)
    {
        var days = 0;
        for (var day = start.PlusDays(1); day <= due; day = day.PlusDays(1))
            if (counts(day) && intervals.Exists(i => day > i.Placed && day <= (i.Lifted ?? today)))
                days++;
        return days;
    }

    IEnumerable<Interval> Of(long caseId, long lotId) => byCase[caseId].Concat(byLot[(caseId, lotId)]);
}
