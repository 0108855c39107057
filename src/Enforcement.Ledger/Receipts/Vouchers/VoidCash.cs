using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Voids the voucher of cash that was never taken, or not so: with a reason, by a leader who was not there. The entry is
/// reversed and the number stays used.</summary>
/// <source>domain reference §3.4 (作废理由必填) and §7, row 34</source>
public sealed class VoidCash(LedgerDb db, Journal journal, Act act) : IUseCase
{
    public static Permission Needs => Permission.VoidCash;

    public sealed record Request(long VoucherId, string? Reason);

    /// <exception cref="Refused"><see cref="VoucherRefusals.ReasonMissing"/>, <see cref="VoucherRefusals.NotFound"/>,
    /// <see cref="VoucherRefusals.AcceptedByOfficer"/>, <see cref="VoucherRefusals.NotOpen"/> for cash that finance has or the bank had</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(VoucherRefusals.ReasonMissing);
        var cash = await OpenCash.LockAsync(db, request.VoucherId, act, ct);
        if (cash.Accepted)
            throw new Refused(VoucherRefusals.NotOpen);
        await db.ExecuteAsync("update receipts.cash_voucher set voided_at = $2, voided_by = $3, void_reason = $4 where id = $1", ct,
            cash.Id, act.Now, act.Actor.Id, request.Reason.Trim());
        await journal.PostAsync(cash.BookId, [new Entry(EntryKind.Reversal, Entry.Key("reverse", cash.EntryId), Office.Today(act.Now), SourceKind.CashVoucher, cash.Id,
            [new Transfer(cash.LotId, AccountCode.CaseCash, cash.CaseId, AccountCode.Cash, null, cash.Amount)], ReversesEntryId: cash.EntryId)], ct);
        act.About($"case:{cash.CaseId}", $"voided cash {VoucherNumber.Cash(cash.Number)} of {cash.Amount}: {request.Reason.Trim()}");
    }
}
