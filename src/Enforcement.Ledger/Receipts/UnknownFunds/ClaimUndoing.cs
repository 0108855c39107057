using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Takes a confirmed claim back: its entry is reversed, the line is unknown and open again, the claim stays as undone.
/// What it met is expected again, and what it taught is forgotten.</summary>
/// <source>design §4; domain reference §7, row 20</source>
public sealed class ClaimUndoing(LedgerDb db, UnknownDesk desk, Journal journal, ExpectedArrivals expected, PayerAccounts payers, Act act)
{
    /// <returns>False when the line has no confirmed claim.</returns>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> when the amount is for another role, <see cref="UnknownRefusals.UndoneByOther"/>,
    /// <see cref="LedgerRefusals.MoneyMovedOn"/> when a part of the money is no longer free in its case.</exception>
    public async Task<bool> UndoAsync(long lineId, string reason, CancellationToken ct)
    {
        if (!(await desk.TakeAsync([lineId], ct)).TryGetValue(lineId, out var line) || line.State != "claimed")
            return false;
        var (claimId, claimedBy, decidedAt) = (await db.QueryAsync("select id, claimed_by, decided_at from receipts.claim where line_id = $1 and state = 'confirmed'",
            r => (r.GetInt64(0), r.GetInt64(1), r.Instant(2)), ct, lineId)).Single();
        // What a role confirms a lesser one does not take back, and nobody undoes what he claimed himself.
        desk.RequireOneOf(await desk.ConfirmingRolesAsync(line.Amount, ct, Office.Today(decidedAt)), line.Amount);
        if (claimedBy == act.Actor.Id)
            throw new Refused(UnknownRefusals.UndoneByOther);
        var posted = await db.QueryAsync(
            """
            select e.id, t.lot_id, t.credit_case_id, t.amount_minor
            from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
            where e.book_id = $1 and e.source_kind = $2 and e.source_id = $3 and e.kind = $4 order by t.seq
            """,
            r => (EntryId: r.GetInt64(0), Transfer: new Transfer(r.GetInt64(1), AccountCode.Unknown, null, AccountCode.CaseAvailable, r.GetInt64(2), r.Money(3))),
            ct, line.BookId, (short)SourceKind.Claim, claimId, (short)EntryKind.UnknownClaimed);
        await journal.PostAsync(line.BookId,
            [new Entry(EntryKind.Reversal, Entry.Key("undo", claimId), Office.Today(act.Now), SourceKind.Claim, claimId, [.. posted.Select(p => p.Transfer.Mirror())], ReversesEntryId: posted[0].EntryId)],
            ct, LedgerRefusals.MoneyMovedOn);
        await db.ExecuteAsync("update receipts.claim set state = 'undone', undone_by = $2, undone_at = $3, undone_reason = $4 where id = $1", ct, claimId, act.Actor.Id, act.Now, reason);
        await expected.TakeBackAsync(lineId, ct);
        await payers.ForgetAsync(lineId, [.. posted.Select(p => p.Transfer.CreditCaseId!.Value)], ct);
        act.About($"line:{lineId}", $"claim {claimId} undone, {line.Amount} unknown again: {reason}");
        return true;
    }

    public async Task<bool> WasUndoneAsync(long lineId, CancellationToken ct) =>
        (await db.QueryAsync("select 1 from receipts.claim where line_id = $1 and state = 'undone' limit 1", r => r.GetInt32(0), ct, lineId)).Count > 0;
}
