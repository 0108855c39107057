using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Reversals;

/// <summary>Takes a proposal back that nobody has decided yet; only whoever made it.</summary>
/// <source>S3 §12</source>
public sealed class WithdrawReversal(ReversalDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeReversals;

    public sealed record Request(long ReversalId, string? Reason);

    /// <exception cref="Refused"><see cref="ReversalRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for another person's proposal,
    /// <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="ReversalRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var reversal = await desk.TakeAsync(request.ReversalId, ct);
        if (reversal.ProposedBy != act.Actor.Id)
            throw new Refused(AccessRefusals.NotPermitted, $"reversal {reversal.Id} is another person's");
        await desk.DecideAsync(reversal, ReversalState.Withdrawn, Reason.Required(request.Reason), ct);
    }
}
