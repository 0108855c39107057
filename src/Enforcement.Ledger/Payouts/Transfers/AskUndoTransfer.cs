using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Transfers;

/// <summary>Asks to undo a transfer that should not have been (红字冲销), while the receiving case still has the money as it came.</summary>
/// <source>design §4; domain reference §7, row 20</source>
public sealed class AskUndoTransfer(LedgerDb db, TransferDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.UndoTransfers;

    public sealed record Request(long TransferId, string? Reason);

    /// <exception cref="Refused"><see cref="TransferRefusals.NotFound"/>, <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="LedgerRefusals.AlreadyReversed"/>,
    /// <see cref="TransferRefusals.NotApproved"/>, <see cref="TransferRefusals.UndoAsked"/>, <see cref="TransferRefusals.CaseClosed"/> of the case that gets it back, <see cref="LedgerRefusals.MoneyMovedOn"/>,
    /// <see cref="TransferRefusals.OnHold"/> and <see cref="TransferRefusals.PlanNeeds"/> of the case that loses it</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var transfer = await desk.TakeAsync(request.TransferId, ct);
        act.RequireOwn(transfer.FromOfficer);
        if (transfer.State == TransferState.Reversed)
            throw new Refused(LedgerRefusals.AlreadyReversed);
        if (transfer.State != TransferState.Approved)
            throw new Refused(TransferRefusals.NotApproved, transfer.State.ToString());
        if (transfer.UndoAskedBy is not null)
            throw new Refused(TransferRefusals.UndoAsked);
        if (transfer.FromClosed)
            throw new Refused(TransferRefusals.CaseClosed);
        var reason = Reason.Required(request.Reason);
        await desk.RequireStillThereAsync(transfer, ct);
        await desk.RequireFreeAsync(transfer.ToCaseId, transfer.Amount, ct);
        await db.ExecuteAsync("update payouts.case_transfer set undo_asked_by = $2, undo_asked_at = $3, undo_reason = $4 where id = $1", ct, transfer.Id, act.Actor.Id, act.Now, reason);
        act.About($"case:{transfer.FromCaseId}", $"undoing transfer {transfer.Id} asked: {reason}");
    }
}
