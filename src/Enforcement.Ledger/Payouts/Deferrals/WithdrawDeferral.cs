using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deferrals;

/// <summary>Takes back an application that nobody has decided; only whoever made it.</summary>
/// <source>S3 §12</source>
public sealed class WithdrawDeferral(DeferralDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApplyDeferrals;

    public sealed record Request(long DeferralId, string? Reason);

    /// <exception cref="Refused"><see cref="DeferralRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for another person's application,
    /// <see cref="DeferralRefusals.Decided"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deferral = await desk.TakeAsync(request.DeferralId, ct);
        if (deferral.AppliedBy != act.Actor.Id)
            throw new Refused(AccessRefusals.NotPermitted, $"deferral {deferral.Id} is another person's");
        DeferralDesk.Require(deferral, DeferralState.Applied);
        await desk.DecideAsync(deferral, DeferralState.Withdrawn, Reason.Required(request.Reason), ct);
    }
}
