using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Transfers;

/// <summary>Another person confirms that a transfer is undone: its entry is mirrored, and both cases show both entries.</summary>
/// <source>design §4; domain reference §7, row 20</source>
public sealed class ConfirmUndoTransfer(LedgerDb db, TransferDesk desk, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveTransfers;

    public sealed record Request(long TransferId);

    /// <exception cref="Refused"><see cref="TransferRefusals.NotFound"/>, <see cref="TransferRefusals.SamePerson"/>, <see cref="LedgerRefusals.AlreadyReversed"/>,
    /// <see cref="TransferRefusals.UndoNotAsked"/>, <see cref="TransferRefusals.CaseClosed"/>, <see cref="LedgerRefusals.MoneyMovedOn"/>,
    /// <see cref="TransferRefusals.OnHold"/> and <see cref="TransferRefusals.PlanNeeds"/> of the case that loses it</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var transfer = await desk.TakeAsync(request.TransferId, ct);
        await second.RequireAsync(TransferRefusals.SamePerson, $"undoing transfer {transfer.Id}", ct, transfer.UndoAskedBy);
        if (transfer.State == TransferState.Reversed)
            throw new Refused(LedgerRefusals.AlreadyReversed);
        if (transfer is not { State: TransferState.Approved, UndoAskedBy: not null })
            throw new Refused(TransferRefusals.UndoNotAsked);
        if (transfer.FromClosed)
            throw new Refused(TransferRefusals.CaseClosed);
        await desk.RequireStillThereAsync(transfer, ct);
        await desk.RequireFreeAsync(transfer.ToCaseId, transfer.Amount, ct);
        await db.ExecuteAsync("update payouts.case_transfer set state = 'Reversed', reversed_by = $2, reversed_at = $3 where id = $1", ct, transfer.Id, act.Actor.Id, act.Now);
        await desk.MoveBackAsync(transfer, ct);
        act.About($"case:{transfer.FromCaseId}", $"transfer {transfer.Id} of {transfer.Amount} undone");
    }
}
