using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Transfers;

/// <summary>Turns down a proposed transfer, or the undoing of one that another person asked for.</summary>
/// <source>S3 §22¶2</source>
public sealed class RejectTransfer(LedgerDb db, TransferDesk desk, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveTransfers;

    public sealed record Request(long TransferId, string? Reason);

    /// <exception cref="Refused"><see cref="TransferRefusals.NotFound"/>, <see cref="TransferRefusals.SamePerson"/>, <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="TransferRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var transfer = await desk.TakeAsync(request.TransferId, ct);
        var undoing = transfer is { State: TransferState.Approved, UndoAskedBy: not null };
        await second.RequireAsync(TransferRefusals.SamePerson, $"transfer {transfer.Id}", ct, undoing ? transfer.UndoAskedBy : transfer.ProposedBy);
        if (!undoing)
            TransferDesk.RequireProposed(transfer);
        var reason = Reason.Required(request.Reason);
        if (!undoing)
        {
            await desk.EndAsync(transfer, TransferState.Rejected, reason, ct);
            return;
        }
        await db.ExecuteAsync("update payouts.case_transfer set undo_asked_by = null, undo_asked_at = null, undo_reason = null where id = $1", ct, transfer.Id);
        act.About($"case:{transfer.FromCaseId}", $"undoing transfer {transfer.Id}, asked by {transfer.UndoAskedBy}, turned down: {reason}");
    }
}
