using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Receipts;

/// <summary>A line that was a case's is unknown funds from now on: its match is taken back with the reason, and a clock of its own begins.</summary>
/// <source>domain reference §3.3; ops/decisions/0010 (what a reversal makes unknown is counted from the reversal)</source>
public sealed class MatchUndoing(LedgerDb db, CalendarInForce calendar, Act act)
{
    /// <param name="lotId">The lot that holds its money among the unknown funds; posted by the caller.</param>
    public async Task UndoAsync(int bookId, long lineId, long lotId, string reason, CancellationToken ct)
    {
        await db.ExecuteAsync("update receipts.match set undone_at = $2, undone_by = $3, undone_reason = $4 where line_id = $1", ct, lineId, act.Now, act.Actor.Id, reason);
        var due = (await calendar.GetAsync(ct)).AddWorkdays(Office.Today(act.Now), LinePosting.ClaimWithinWorkdays).Due;
        await db.ExecuteAsync("insert into receipts.unknown_receipt (line_id, book_id, lot_id, since, due_on) values ($1, $2, $3, $4, $5)", ct, lineId, bookId, lotId, act.Now, due);
    }
}
