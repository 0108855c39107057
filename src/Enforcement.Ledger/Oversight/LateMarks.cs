using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Oversight;

/// <summary>Writes down what is late by clock A: when the sweep finds it, when its notice is issued at last, and before another calendar comes
/// into force. Once written it stays, whatever calendar or hold comes later. Nothing is written while an application made in time waits for its
/// decision: who asked in time does not become late by the desk of the approver.</summary>
/// <source>domain reference §1.1, R11; §7, row 37</source>
public sealed class LateMarks(LedgerDb db, ClockQueries clocks, CalendarInForce calendar, Act act) : ILateNotices
{
    /// <inheritdoc/>
    public async Task MarkAsync(long caseId, CancellationToken ct) => await MarkAsync(await clocks.LotsAsync(caseId, ct), ct);

    internal async Task MarkAsync(IEnumerable<LotClock> lots, CancellationToken ct)
    {
        var late = lots.Where(l => l.A == ClockState.Late && l.ADueOn < Office.Today(act.Now)).OrderBy(l => (l.BookId, l.CaseId, l.LotId)).ToList();
        if (late.Count == 0)
            return;
        await db.ExecuteAsync(
            """
            insert into oversight.lateness (book_id, case_id, lot_id, due_on, calendar_sha256, amount_minor, marked_at)
            select l.book, l.case_id, l.lot, l.due, $5::bytea, l.amount, $6 from unnest($1, $2, $3, $4, $7) as l (book, case_id, lot, due, amount)
            where not exists (
                select from payouts.deferral d join payouts.deferral_lot dl on dl.deferral_id = d.id
                where dl.lot_id = l.lot and d.book_id = l.book and d.state = 'Applied' and payouts.office_date(d.applied_at) <= l.due and d.until_on >= $8
                  and (d.case_id = l.case_id or exists (select from payouts.lot_move m where m.from_case_id = d.case_id and m.book_id = l.book and m.lot_id = l.lot and m.moved_at >= d.applied_at)))
              and not exists (
                select from payouts.deposit d where d.case_id = l.case_id and d.state = 'Applied' and (d.lots is null or l.lot = any (d.lots)) and payouts.office_date(d.applied_at) <= l.due)
              and not exists (
                select from payouts.hold h where h.case_id = l.case_id and h.lifted_at is null and h.confirmed_at is null and payouts.office_date(h.placed_at) <= l.due
                  and case when h.amount_minor is null then h.party_id is null
                      else exists (select from payouts.hold_lot hl where hl.hold_id = h.id and hl.lot_id = l.lot and hl.whole and payouts.office_date(hl.held_at) <= l.due) end)
            on conflict do nothing
            """,
            ct, late.Select(l => l.BookId).ToArray(), late.Select(l => l.CaseId!.Value).ToArray(), late.Select(l => l.LotId).ToArray(), late.Select(l => l.ADueOn).ToArray(),
            Convert.FromHexString((await calendar.GetAsync(ct)).Version), act.Now, late.Select(l => (l.Open.IsPositive ? l.Open : l.Amount).Minor).ToArray(), Office.Today(act.Now));
    }
}
