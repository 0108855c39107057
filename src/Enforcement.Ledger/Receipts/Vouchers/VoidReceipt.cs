using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Voids a receipt: with a reason, by another finance person than who issued it. The number stays used; a new receipt for the
/// money takes the next one.</summary>
/// <source>domain reference §3.4 (作废理由必填) and §7, row 34</source>
public sealed class VoidReceipt(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.VoidReceipts;

    public sealed record Request(long ReceiptId, string? Reason);

    /// <exception cref="Refused"><see cref="VoucherRefusals.ReasonMissing"/>, <see cref="VoucherRefusals.ReceiptNotFound"/>,
    /// <see cref="VoucherRefusals.VoidedByIssuer"/>, <see cref="VoucherRefusals.AlreadyVoided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(VoucherRefusals.ReasonMissing);
        var found = await db.QueryAsync("select book_id, number, issued_by, voided_at is not null from receipts.official_receipt where id = $1 for update",
            r => (BookId: r.GetInt32(0), Number: r.GetInt64(1), IssuedBy: r.GetInt64(2), Voided: r.GetBoolean(3)), ct, request.ReceiptId);
        if (found.Count == 0)
            throw new Refused(VoucherRefusals.ReceiptNotFound);
        var receipt = found[0];
        if (receipt.IssuedBy == act.Actor.Id)
            throw new Refused(VoucherRefusals.VoidedByIssuer, act.Actor.Name);
        if (receipt.Voided)
            throw new Refused(VoucherRefusals.AlreadyVoided);
        await db.ExecuteAsync("update receipts.official_receipt set voided_at = $2, voided_by = $3, void_reason = $4 where id = $1", ct,
            request.ReceiptId, act.Now, act.Actor.Id, request.Reason.Trim());
        act.About($"book:{receipt.BookId}", $"voided {VoucherNumber.Receipt(receipt.Number)}: {request.Reason.Trim()}");
    }
}
