using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>What speaks for the money of a bank line being in its case: the receipt that was issued, the cash that the line banked. Whoever
/// pairs cash with a line or takes its money back holds the line meanwhile; whoever issues receipts holds the series, and so does this.</summary>
public sealed class LinePapers(LedgerDb db)
{
    /// <summary>Holds lines until the act ends: of two on two connections the second sees what the first one did.</summary>
    public async Task LockAsync(IReadOnlyCollection<long> lineIds, CancellationToken ct)
    {
        // Claims are confirmed and undone under the first of these locks, receipts reversed under the second; always in this order.
        await db.ExecuteAsync("select 1 from receipts.unknown_receipt where line_id = any ($1) order by line_id for update", ct, lineIds.ToArray());
        await db.ExecuteAsync("select 1 from receipts.match where line_id = any ($1) order by line_id for update", ct, lineIds.ToArray());
    }

    /// <summary>Refuses while a paper says that the line's money is where it is; otherwise none is written until the act ends.</summary>
    /// <exception cref="Refused"><see cref="VoucherRefusals.ReceiptInForce"/>, <see cref="VoucherRefusals.CashPaired"/></exception>
    /// <source>domain reference §7, rows 2 and 34</source>
    public async Task RequireNoneAsync(long lineId, CancellationToken ct)
    {
        await db.ExecuteAsync("select receipts.draw_numbers(l.book_id, 'receipt', 0) from receipts.statement_line l where l.id = $1", ct, lineId);
        await LockAsync([lineId], ct);
        var receipts = await db.QueryAsync("select number from receipts.official_receipt where line_id = $1 and voided_at is null order by number", r => VoucherNumber.Receipt(r.GetInt64(0)), ct, lineId);
        if (receipts.Count > 0)
            throw new Refused(VoucherRefusals.ReceiptInForce, string.Join(", ", receipts));
        var cash = await db.QueryAsync("select number from receipts.cash_voucher where line_id = $1 order by number", r => VoucherNumber.Cash(r.GetInt64(0)), ct, lineId);
        if (cash.Count > 0)
            throw new Refused(VoucherRefusals.CashPaired, string.Join(", ", cash));
    }
}
