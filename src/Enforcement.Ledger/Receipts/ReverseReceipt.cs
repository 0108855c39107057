using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Receipts.Vouchers;

namespace Enforcement.Ledger.Receipts;

/// <summary>Takes a receipt back from the case it was posted to (红字冲销) and posts it to unknown funds, in one act: the bank's
/// money stays in the ledger, and the trail shows both entries. A line that was claimed by hand has its claim undone.</summary>
/// <source>design §4; domain reference §7, row 20</source>
public sealed class ReverseReceipt(
    LedgerDb db, Journal journal, BookQueries books, LinePapers papers, ClaimUndoing claims, PayerAccounts payers, ExpectedArrivals expected, MatchUndoing matches, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReverseReceipts;

    public sealed record Request(long LineId, string? Reason);

    /// <exception cref="Refused"><see cref="VoucherRefusals.ReceiptInForce"/>, <see cref="VoucherRefusals.CashPaired"/>, <see cref="ReceiptRefusals.LineNotFound"/>, <see cref="ReceiptRefusals.ReasonMissing"/>,
    /// <see cref="LedgerRefusals.AlreadyReversed"/>, <see cref="ReceiptRefusals.NotOfACase"/>, <see cref="LedgerRefusals.PeriodClosed"/>, <see cref="LedgerRefusals.MoneyMovedOn"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(ReceiptRefusals.ReasonMissing);
        // Of two reversals at once the second waits here and then sees the first.
        await papers.RequireNoneAsync(request.LineId, ct);
        if (await claims.UndoAsync(request.LineId, request.Reason.Trim(), ct))
            return;
        var receipt = (await db.QueryAsync(
            """
            select e.book_id, e.id, e.value_on, e.kind, t.lot_id, t.credit_case_id, t.amount_minor,
                   exists (select from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id)
            from receipts.statement_line l
            join ledger.entry e on e.book_id = l.book_id and e.source_kind = $2 and e.source_id = l.id and e.kind <> $3
            join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id and t.seq = 1
            where l.id = $1 order by e.id limit 1
            """,
            r => new { BookId = r.GetInt32(0), EntryId = r.GetInt64(1), On = r.Date(2), Kind = (EntryKind)r.GetInt16(3), LotId = r.LongOrNull(4), CaseId = r.LongOrNull(5), Amount = r.Money(6), Reversed = r.GetBoolean(7) },
            ct, request.LineId, (short)SourceKind.StatementLine, (short)EntryKind.Reversal)).SingleOrDefault()
            ?? throw new Refused(ReceiptRefusals.LineNotFound);
        if (receipt.Reversed)
            throw new Refused(LedgerRefusals.AlreadyReversed);
        if (receipt.Kind != EntryKind.ReceiptToCase)
            throw new Refused(await claims.WasUndoneAsync(request.LineId, ct) ? LedgerRefusals.AlreadyReversed : ReceiptRefusals.NotOfACase);
        // Both entries carry the receipt's own date.
        await books.RequireOpenAsync(receipt.BookId, receipt.On, ct);

        var original = new Transfer(receipt.LotId, AccountCode.Bank, null, AccountCode.CaseAvailable, receipt.CaseId, receipt.Amount);
        await journal.PostAsync(receipt.BookId,
        [
            new Entry(EntryKind.Reversal, Entry.Key("reverse", receipt.EntryId), receipt.On, SourceKind.StatementLine, request.LineId, [original.Mirror()], ReversesEntryId: receipt.EntryId),
            new Entry(EntryKind.ReceiptRestated, Entry.Key("restate", receipt.EntryId), receipt.On, SourceKind.StatementLine, request.LineId,
                [new Transfer(receipt.LotId, AccountCode.Bank, null, AccountCode.Unknown, null, receipt.Amount)]),
        ], ct, LedgerRefusals.MoneyMovedOn);

        await matches.UndoAsync(receipt.BookId, request.LineId, receipt.LotId!.Value, request.Reason.Trim(), ct);
        await expected.TakeBackAsync(request.LineId, ct);
        await payers.ForgetAsync(request.LineId, [receipt.CaseId!.Value], ct);
        act.About($"line:{request.LineId}", $"reversed from case {receipt.CaseId}, {receipt.Amount}: {request.Reason.Trim()}");
    }
}
