using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Sends a payout in approval back to its drafter; its money is free again.</summary>
/// <source>S3 §22¶2</source>
public sealed class RejectPayout(PayoutDesk desk, ApprovalChain chain, HoldEffects holds) : IUseCase
{
    public static Permission Needs => Permission.ApprovePayouts;

    public sealed record Request(long PayoutId, string? Reason);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> when the step is another role's,
    /// <see cref="PayoutRefusals.IllegalMove"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var open = await chain.OpenStepsAsync(payout, ct);
        await chain.ActForStepAsync(payout, open, ct);
        await desk.RequireOtherPersonAsync(payout, ct);
        await chain.RequireRoleAsync(open, ct);
        await new PayoutLifecycle(payout).RequireOpenAsync(PayoutTrigger.Reject);
        await desk.MoveAsync(payout, PayoutTrigger.Reject, ct, reason: Reason.Required(request.Reason));
        await desk.MoveMoneyAsync(payout, EntryKind.ReservationReleased, AccountCode.CaseReserved, payout.Source, ct);
        await holds.TakeWhatIsMissingAsync(payout.CaseId, ct);
    }
}
