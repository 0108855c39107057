using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Transfers;

/// <summary>Another person who may approves what was proposed: lot by lot the money is the other case's, with the clock that it
/// had. Holds of the receiving case take what they lack of it.</summary>
/// <source>domain reference §3.4 (approval by both executors' leader), §8 (案款划转)</source>
public sealed class ApproveTransfer(LedgerDb db, TransferDesk desk, LotChoice lots, ILateNotices late, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveTransfers;

    public sealed record Request(long TransferId);

    /// <exception cref="Refused"><see cref="TransferRefusals.NotFound"/>, <see cref="TransferRefusals.SamePerson"/>, <see cref="TransferRefusals.Decided"/>, <see cref="TransferRefusals.CaseClosed"/>,
    /// <see cref="TransferRefusals.OnHold"/>, <see cref="TransferRefusals.PlanNeeds"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var transfer = await desk.TakeAsync(request.TransferId, ct);
        await second.RequireAsync(TransferRefusals.SamePerson, $"transfer {transfer.Id}", ct, transfer.ProposedBy);
        if (transfer.State != TransferState.Proposed)
            throw new Refused(TransferRefusals.Decided, transfer.State.ToString());
        if (transfer.ToClosed)
            throw new Refused(TransferRefusals.CaseClosed);
        await desk.RequireFreeAsync(transfer.FromCaseId, transfer.Amount, ct);
        var chosen = await lots.FromAsync(transfer.BookId, transfer.FromCaseId, AccountCode.CaseAvailable, transfer.Amount, ct, transfer.NamedLots)
            ?? throw new Refused(PayoutRefusals.ExceedsAvailable, transfer.Amount.ToString());
        // What is late in the one case is so in the other.
        await late.MarkAsync(transfer.FromCaseId, ct);
        await db.ExecuteAsync("update payouts.case_transfer set state = 'Approved', decided_by = $2, decided_at = $3 where id = $1", ct, transfer.Id, act.Actor.Id, act.Now);
        await desk.MoveAsync(transfer, chosen, ct);
        act.About($"case:{transfer.FromCaseId}", $"transfer {transfer.Id} of {transfer.Amount} approved, lots {string.Join(',', chosen.Select(c => c.LotId))}");
    }
}
