using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>The days on which a hold, an approved deferral or a deposit that came back stopped the clock of a lot. Like every limit, it begins on the
/// day after the act: the day on which a hold is placed or a deferral applied for counts still, the one on which it ends does not yet. Money that another case handed on
/// brings along what suspended it there until then.</summary>
/// <source>domain reference §1.2, 3: only an approved interval suspends clock A</source>
sealed class SuspendedDays
{
    readonly LotWays ways;
    readonly ILookup<long, Interval> byCase;
    readonly ILookup<(long CaseId, long LotId), Interval> byLot;

    /// <param name="To">The last day; of a deferral in force the one that was granted. Null while nobody has lifted the hold.</param>
    /// <param name="Ended">A person, or its day, ended it.</param>
    sealed record Interval(LocalDate From, LocalDate? To, bool Ended)
    {
        public bool StandsOn(LocalDate today) => !Ended && (To is null || today <= To);

        /// <summary>As much of it as falls into the time in which the money was the case's.</summary>
        public Interval Within(LotStay stay)
        {
            var from = stay.Since is { } since ? LocalDate.Max(From, Office.Today(since)) : From;
            return stay.Until is { } left ? new(from, LocalDate.Min(To ?? Office.Today(left), Office.Today(left)), true) : this with { From = from };
        }
    }

    SuspendedDays(LotWays ways, IEnumerable<(long CaseId, long? LotId, Interval Days)> intervals)
    {
        this.ways = ways;
        var all = intervals.ToList();
        byCase = all.Where(h => h.LotId is null).ToLookup(h => h.CaseId, h => h.Days);
        byLot = all.Where(h => h.LotId is not null).ToLookup(h => (h.CaseId, h.LotId!.Value), h => h.Days);
    }

    /// <summary>Of these cases, what another person confirmed: the holds on all their money, and those on a sum that left nothing of a lot; the deferrals
    /// of a lot; the deposits that left nothing of it and came back.</summary>
    internal static async Task<SuspendedDays> OfAsync(LedgerDb db, LotWays ways, long[] caseIds, CancellationToken ct) => new(ways, await db.QueryAsync(
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
        r => (r.GetInt64(0), r.LongOrNull(1), new Interval(r.Date(2), r.DateOrNull(3), r.GetBoolean(4))), ct, (object)caseIds.Union(ways.Cases).ToArray()));

    /// <summary>What an interval that stands makes of the clock of a lot: it stands still, or it was late before the interval came, and stays late. Null
    /// without one.</summary>
    /// <param name="due">Where the limit ends, extended.</param>
    public ClockState? Standing(long caseId, long lotId, LocalDate due, LocalDate today)
    {
        var standing = Of(caseId, lotId).Where(i => i.StandsOn(today)).ToList();
        return standing.Count == 0 ? null : standing.Exists(i => i.From <= due) ? ClockState.Suspended : ClockState.Late;
    }

    /// <summary>Where a limit in workdays ends when the suspended ones are not counted; what is still suspended is taken to end today.</summary>
    /// <param name="kept">A later last day that it had when a calendar would have ended it in the past; null without.</param>
    public Deadline ExtendWorkdays(WorkdayCalendar calendar, LocalDate start, int count, long caseId, long lotId, LocalDate today, LocalDate? kept = null) =>
        Extend(calendar.AddWorkdays, calendar.CountWorkdays, true, start, count, Merged(caseId, lotId, today), kept);

    /// <summary>The same for a limit in calendar days.</summary>
    public Deadline ExtendDays(WorkdayCalendar calendar, LocalDate start, int count, long caseId, long lotId, LocalDate today, LocalDate? kept = null) =>
        Extend(calendar.AddDays, (from, to) => Period.DaysBetween(from, to), false, start, count, Merged(caseId, lotId, today), kept);

    /// <summary>Workdays after one day, up to and including another, on which the clock of a lot stood still.</summary>
    public int Workdays(WorkdayCalendar calendar, LocalDate from, LocalDate to, long caseId, long lotId, LocalDate today) =>
        Merged(caseId, lotId, today).Sum(i => Math.Max(calendar.CountWorkdays(LocalDate.Max(i.From, from), LocalDate.Min(i.To, to)), 0));

    /// <summary>Counts up to where each suspension begins, and on from where it ends. One that begins on the very last day leaves a day to act in.</summary>
    /// <param name="restCounts">The days before the last are counted by the calendar: its notices matter for them too.</param>
    static Deadline Extend(Func<LocalDate, int, Deadline> ending, Func<LocalDate, LocalDate, int> counted, bool restCounts, LocalDate start, int count,
        IEnumerable<(LocalDate From, LocalDate To)> suspended, LocalDate? kept)
    {
        var (from, left, provisional) = (start, count, false);
        foreach (var days in suspended.Where(i => i.To > start))
        {
            var begins = LocalDate.Max(days.From, start);
            var due = ending(from, left);
            if (begins > due.Due && !(begins <= kept))
                break;
            var passed = counted(from, begins);
            provisional |= restCounts && passed > 0 && ending(from, Math.Min(passed, left)).Provisional;
            (from, left) = (days.To, Math.Max(left - passed, 1));
        }
        var last = ending(from, left);
        return new(start, count, kept is { } day && day > last.Due ? day : last.Due, provisional || last.Provisional);
    }

    /// <summary>Up to today, the earliest first, none touching another: the clock stands still on the days after the first of each, up to its last.</summary>
    List<(LocalDate From, LocalDate To)> Merged(long caseId, long lotId, LocalDate today)
    {
        var merged = new List<(LocalDate From, LocalDate To)>();
        foreach (var (from, to) in Of(caseId, lotId).Select(i => (i.From, To: LocalDate.Min(i.To ?? today, today))).Where(i => i.To > i.From).Order())
            if (merged.Count > 0 && from <= merged[^1].To)
                merged[^1] = (merged[^1].From, LocalDate.Max(merged[^1].To, to));
            else
                merged.Add((from, to));
        return merged;
    }

    IEnumerable<Interval> Of(long caseId, long lotId) =>
        ways.Of(caseId, lotId).SelectMany(stay => byCase[stay.CaseId].Concat(byLot[(stay.CaseId, lotId)]).Select(i => i.Within(stay)).Where(i => i.To is null || i.From <= i.To));
}
