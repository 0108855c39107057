using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Reversals;

/// <summary>Another person confirms a reversal of execution: from now on the payouts say by which case they are taken back. The bank may have
/// returned one of them since it was proposed, so each is looked at again.</summary>
/// <source>MSF §244; ZX §65; S3 §22¶2</source>
public sealed class ConfirmReversal(LedgerDb db, ReversalDesk desk, SecondPerson second) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReversals;

    public sealed record Request(long ReversalId);

    /// <exception cref="Refused"><see cref="ReversalRefusals.NotFound"/>, <see cref="ReversalRefusals.SamePerson"/>, <see cref="ReversalRefusals.Decided"/>,
    /// <see cref="ReversalRefusals.CaseClosed"/>, <see cref="ReversalRefusals.NotPaid"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var reversal = await desk.TakeAsync(request.ReversalId, ct);
        await second.RequireAsync(ReversalRefusals.SamePerson, $"reversal {reversal.Id}", ct, reversal.ProposedBy);
        if (reversal.State != ReversalState.Proposed)
            throw new Refused(ReversalRefusals.Decided, reversal.State.ToString());
        if (!reversal.CaseOpen)
            throw new Refused(ReversalRefusals.CaseClosed);
        if ((await db.QueryAsync("select payout_id from payouts.execution_reversal_part where reversal_id = $1 and payouts.reversal_room(payout_id) < 0", r => r.GetInt64(0), ct, reversal.Id)) is [var gone, ..])
            throw new Refused(ReversalRefusals.NotPaid, $"payout {gone}");
        await desk.DecideAsync(reversal, ReversalState.Confirmed, null, ct);
    }
}
