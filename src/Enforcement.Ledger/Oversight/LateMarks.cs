using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Oversight;

/// <summary>Writes down what is late by clock A: when the sweep finds it, when its notice is issued at last, and before another calendar comes
/// into force. Once written it stays, whatever calendar or hold comes later.</summary>
/// <source>domain reference §1.1, R11; §7, row 37</source>
public sealed class LateMarks(LedgerDb db, ClockQueries clocks, CalendarInForce calendar, Act act) : ILateNotices
{
    /// <summary>Of a case, its notice just issued.</summary>
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
            on conflict do nothing
            """,
            ct, late.Select(l => l.BookId).ToArray(), late.Select(l => l.CaseId!.Value).ToArray(), late.Select(l => l.LotId).ToArray(), late.Select(l => l.ADueOn).ToArray(),
            Convert.FromHexString((await calendar.GetAsync(ct)).Version), act.Now, late.Select(l => (l.Open.IsPositive ? l.Open : l.Amount).Minor).ToArray());
    }
}
