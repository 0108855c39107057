using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Finance takes in cash from the officers: the same day, or later with the reason. It is at the bank when the bank says so.</summary>
/// <source>法发〔2017〕6号 art. 9</source>
public sealed class AcceptCash(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.AcceptCash;

    /// <param name="LateReason">Needed when the cash comes after the day on which it was taken.</param>
    public sealed record Request(long VoucherId, string? LateReason = null);

    /// <exception cref="Refused"><see cref="VoucherRefusals.NotFound"/>, <see cref="VoucherRefusals.AcceptedByOfficer"/>, <see cref="VoucherRefusals.NotOpen"/>,
    /// <see cref="VoucherRefusals.LateReason"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var voucher = await OpenCash.LockAsync(db, request.VoucherId, act, ct);
        if (voucher.Accepted)
            throw new Refused(VoucherRefusals.NotOpen);
        var today = Office.Today(act.Now);
        var reason = string.IsNullOrWhiteSpace(request.LateReason) ? null : request.LateReason.Trim();
        if (today > voucher.TakenOn && reason is null)
            throw new Refused(VoucherRefusals.LateReason);
        await db.ExecuteAsync("update receipts.cash_voucher set accepted_at = $2, accepted_on = $3, accepted_by = $4, late_reason = $5 where id = $1", ct,
            request.VoucherId, act.Now, today, act.Actor.Id, reason);
        act.About($"case:{voucher.CaseId}", $"cash {VoucherNumber.Cash(voucher.Number)} of {voucher.Amount} handed in{(reason is null ? "" : $", late: {reason}")}");
    }
}
