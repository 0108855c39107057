using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>The days on which a hold, an approved deferral or a deposit that came back stopped the clock of a lot. Like every limit, it begins on the
/// day after the act: the day on which a hold is placed or a deferral applied for counts still, the one on which it ends does not yet.</summary>
/// <source>domain reference §1.2, 3: only an approved interval suspends clock A</source>
public sealed class SuspendedDays
{
    readonly ILookup<long, Interval> byCase;
    readonly ILookup<(long CaseId, long LotId), Interval> byLot;

    /// <param name="To">The last day; of a deferral in force the one that was granted. Null while nobody has lifted the hold.</param>
    /// <param name="Ended">A person, or its day, ended it.</param>
    sealed record Interval(LocalDate From, LocalDate? To, bool Ended)
    {
        public bool StandsOn(LocalDate today) => !Ended && (To is null || today <= To);

        public bool Covers(LocalDate day, LocalDate today) => day > From && day <= (To is { } to ? LocalDate.Min(to, today) : today);
    }

    SuspendedDays(IEnumerable<(long CaseId, long? LotId, Interval Days)> intervals)
    {
        var all = intervals.ToList();
        byCase = all.Where(h => h.LotId is null).ToLookup(h => h.CaseId, h => h.Days);
        byLot = all.Where(h => h.LotId is not null).ToLookup(h => (h.CaseId, h.LotId!.Value), h => h.Days);
    }

    /// <summary>Of these cases, what another person confirmed: the holds on all their money, and those on a sum that left nothing of a lot; the deferrals
    /// of a lot; the deposits that left nothing of it and came back.</summary>
    internal static async Task<SuspendedDays> OfAsync(LedgerDb db, long[] caseIds, CancellationToken ct) => new(await db.QueryAsync(
        """
        select h.case_id, null::bigint, payouts.office_date(h.placed_at), payouts.office_date(h.lifted_at), h.lifted_at is not null
        from payouts.hold h where h.case_id = any ($1) and h.confirmed_at is not null and h.amount_minor is null and h.party_id is null
        union all
        select h.case_id, l.lot_id, payouts.office_date(l.held_at), payouts.office_date(h.lifted_at), h.lifted_at is not null
        from payouts.hold h join payouts.hold_lot l on l.hold_id = h.id where h.case_id = any ($1) and h.confirmed_at is not null and h.amount_minor is not null and l.whole
        union all
        select d.case_id, l.lot_id, payouts.office_date(d.applied_at), coalesce(d.ended_on, d.until_on), d.state = 'Ended'
        from payouts.deferral d join payouts.deferral_lot l on l.deferral_id = d.id where d.case_id = any ($1) and d.state in ('Approved', 'Ended')
        union all
        select d.case_id, l.lot_id, payouts.office_date(d.applied_at), payouts.office_date(r.decided_at), true
        from payouts.deposit d join payouts.deposit_lot l on l.deposit_id = d.id join payouts.deposit_return r on r.deposit_id = d.id and r.state = 'Confirmed' where d.case_id = any ($1) and l.whole
        """,
        r => (r.GetInt64(0), r.LongOrNull(1), new Interval(r.Date(2), r.DateOrNull(3), r.GetBoolean(4))), ct, caseIds));

    /// <summary>What an interval that stands makes of the clock of a lot: it stands still, or it was late before the interval came, and stays late. Null
    /// without one.</summary>
    /// <param name="due">Where the limit ends, extended.</param>
    public ClockState? Standing(long caseId, long lotId, LocalDate due, LocalDate today)
    {
        var standing = Of(caseId, lotId).Where(i => i.StandsOn(today)).ToList();
        return standing.Count == 0 ? null : standing.Exists(i => i.From <= due) ? ClockState.Suspended : ClockState.Late;
    }

    /// <summary>Where a limit in workdays ends when the suspended ones are not counted; what is still suspended is taken to end today.</summary>
    public Deadline ExtendWorkdays(WorkdayCalendar calendar, LocalDate start, int count, long caseId, long lotId, LocalDate today) =>
        Extend(extra => calendar.AddWorkdays(start, count + extra), calendar.IsWorkday, start, caseId, lotId, today);

    /// <summary>The same for a limit in calendar days.</summary>
    public Deadline ExtendDays(WorkdayCalendar calendar, LocalDate start, int count, long caseId, long lotId, LocalDate today) =>
        Extend(extra => calendar.AddDays(start, count + extra), _ => true, start, caseId, lotId, today);

    /// <summary>Workdays after one day, up to and including another, on which the clock of a lot stood still.</summary>
    public int Workdays(WorkdayCalendar calendar, LocalDate from, LocalDate to, long caseId, long lotId, LocalDate today) =>
        Suspended([.. Of(caseId, lotId)], calendar.IsWorkday, from, to, today);

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
        if (intervals.Count > 0)
            for (var day = start.PlusDays(1); day <= due; day = day.PlusDays(1))
                if (counts(day) && intervals.Exists(i => i.Covers(day, today)))
                    days++;
        return days;
    }

    IEnumerable<Interval> Of(long caseId, long lotId) => byCase[caseId].Concat(byLot[(caseId, lotId)]);
}
