using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Takes a file back that never left: its instructions can go into another one.</summary>
/// <source>domain reference §7, row 17; ops/decisions/0035</source>
public sealed class RecallPaymentFile(LedgerDb db, PayoutDesk desk, PaymentFileDesk files) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    /// <exception cref="Refused"><see cref="BankRefusals.FileNotFound"/>, <see cref="BankRefusals.FileRecalled"/>, <see cref="BankRefusals.FileLeft"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(long fileId, string? reason, CancellationToken ct)
    {
        await desk.TakeAsync(await db.QueryAsync(
            "select i.payout_id from payouts.payment_file_item t join payouts.instruction i on i.id = t.instruction_id where t.file_id = $1", r => r.GetInt64(0), ct, fileId), ct);
        var found = await db.QueryAsync("select recalled_at is not null, exists (select from payouts.hand_over o where o.file_id = f.id), message_id from payouts.payment_file f where id = $1 for update",
            r => (Recalled: r.GetBoolean(0), Left: r.GetBoolean(1), No: r.GetString(2)), ct, fileId);
        if (found is not [var file])
            throw new Refused(BankRefusals.FileNotFound);
        if (file.Recalled)
            throw new Refused(BankRefusals.FileRecalled, file.No);
        if (file.Left)
            throw new Refused(BankRefusals.FileLeft, file.No);
        await files.RecallAsync(fileId, Reason.Required(reason), ct);
    }
}
