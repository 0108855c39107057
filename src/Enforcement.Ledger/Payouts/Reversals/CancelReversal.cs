using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Reversals;

/// <summary>Cancels a confirmed reversal of execution that should not have been, by a third person with the reason: its payouts are not taken back by
/// it. What the debtor has returned stays in the case.</summary>
/// <source>design §4 (corrections keep what they correct); S3 §12</source>
public sealed class CancelReversal(LedgerDb db, ReversalDesk desk, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReversals;

    public sealed record Request(long ReversalId, string? Reason);

    /// <exception cref="Refused"><see cref="ReversalRefusals.NotFound"/>, <see cref="ReversalRefusals.SamePerson"/>, <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="ReversalRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var reversal = await desk.TakeAsync(request.ReversalId, ct);
        await second.RequireAsync(ReversalRefusals.SamePerson, $"reversal {reversal.Id}", ct, reversal.ProposedBy, reversal.DecidedBy, reversal.DecidedFor);
        var reason = Reason.Required(request.Reason);
        if (reversal.State != ReversalState.Confirmed)
            throw new Refused(ReversalRefusals.Decided, reversal.State.ToString());
        await db.ExecuteAsync("update payouts.execution_reversal set state = 'Cancelled', cancelled_by = $2, cancelled_at = $3, cancel_reason = $4 where id = $1", ct, reversal.Id, act.Actor.Id, act.Now, reason);
        await desk.TellAsync(reversal, $"cancelled: {reason}", ct);
    }
}
