using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deferrals;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>Clock D of one lot: the ground for not paying it is gone, and it is paid within ten days, rolled off a rest day.</summary>
/// <param name="EndedOn">The last day of its last deferral, or the day on which its deposit came back; in whichever case the money was then.</param>
public sealed record GroundEndedClock(int BookId, long CaseId, long LotId, LocalDate EndedOn, LocalDate DueOn, bool Provisional, ClockState State);

/// <summary>Clock D, computed from stored facts: it starts when nothing defers a lot any more, goes with the money to another case, and
/// ends when all of it is paid.</summary>
/// <source>法发〔2017〕6号 §10¶3; MSF §85; domain reference §1.2, 6; §8 (案款划转)</source>
public sealed class GroundEnded(LedgerDb db, CalendarInForce calendar, Act act)
{
    /// <param name="caseIds">Null for all cases with a lot that waits to be paid.</param>
    public async Task<List<GroundEndedClock>> OfAsync(long[]? caseIds, CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        var ways = caseIds is null ? null : await LotWays.OfAsync(db, caseIds, ct);
        var lots = await db.QueryAsync(
            """
            with recursive ending as (
              select d.book_id, d.case_id, l.lot_id, d.applied_at as since, coalesce(d.ended_on, d.until_on) as ended_on, d.state = 'Approved' and d.until_on >= $1 as stands
              from payouts.deferral d join payouts.deferral_lot l on l.deferral_id = d.id where d.state in ('Approved', 'Ended') and ($3::bigint[] is null or d.case_id = any ($3))
              union all
              select d.book_id, d.case_id, l.lot_id, r.decided_at, payouts.office_date(r.decided_at), false
              from payouts.deposit d join payouts.deposit_lot l on l.deposit_id = d.id join payouts.deposit_return r on r.deposit_id = d.id and r.state = 'Confirmed' where $3::bigint[] is null or d.case_id = any ($3)
            ), carried as (
              select * from ending
              union
              -- What another case hands on brings its ended ground along; one that stands there ends, for this money, on the day on which it leaves.
              select c.book_id, m.to_case_id, c.lot_id, m.moved_at, least(c.ended_on, payouts.office_date(m.moved_at)), false
              from carried c join payouts.lot_move m on m.book_id = c.book_id and m.from_case_id = c.case_id and m.lot_id = c.lot_id and m.moved_at > c.since
            )
            select g.book_id, g.case_id, g.lot_id, g.ended_on, u.unpaid > 0, o.last_on
            from (
              select book_id, case_id, lot_id, max(ended_on) as ended_on from carried where $2::bigint[] is null or case_id = any ($2) group by 1, 2, 3 having not bool_or(stands)
            ) g
            cross join lateral (
              select coalesce(sum(p.amount_minor), 0) as unpaid from ledger.position p
              where p.book_id = g.book_id and p.case_id = g.case_id and p.account in (201, 204, 211) and p.lot_id = g.lot_id
            ) u
            cross join lateral (
              select max(e.value_on) as last_on from ledger.transfer t join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id
              where t.book_id = g.book_id and t.lot_id = g.lot_id and t.debit_case_id = g.case_id and t.debit_account in (201, 204, 211) and t.credit_account not in (201, 204, 211)
            ) o
            where $2::bigint[] is not null or u.unpaid > 0
            """,
            r => (BookId: r.GetInt32(0), CaseId: r.GetInt64(1), LotId: r.GetInt64(2), Ended: r.Date(3), Unpaid: r.GetBoolean(4), LastOut: r.DateOrNull(5)), ct, today, caseIds, caseIds?.Union(ways!.Cases).ToArray());
        if (lots.Count == 0)
            return [];
        var workdays = await calendar.GetAsync(ct);
        long[] cases = [.. lots.Select(l => l.CaseId).Distinct()];
        var suspended = await SuspendedDays.OfAsync(db, ways ?? await LotWays.OfAsync(db, cases, ct), cases, ct);
        return lots.ConvertAll(l =>
        {
            var due = suspended.ExtendDays(workdays, l.Ended, DeferralRule.PayWithinDays, l.CaseId, l.LotId, today);
            var state = l.Unpaid ? suspended.Standing(l.CaseId, l.LotId, due.Due, today) ?? (today <= due.Due ? ClockState.Running : ClockState.Late)
                : l.LastOut is not { } last || last < l.Ended ? ClockState.NotStarted : last <= due.Due ? ClockState.Met : ClockState.Late;
            return new GroundEndedClock(l.BookId, l.CaseId, l.LotId, l.Ended, due.Due, due.Provisional, state);
        });
    }
}
