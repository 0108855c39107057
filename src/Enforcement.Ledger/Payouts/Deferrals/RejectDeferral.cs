using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deferrals;

/// <summary>Turns down a deferral that another person applied for, with the reason. No clock was suspended.</summary>
/// <source>法发〔2017〕6号 §10¶2</source>
public sealed class RejectDeferral(DeferralDesk desk) : IUseCase
{
    public static Permission Needs => Permission.ApproveDeferrals;

    public sealed record Request(long DeferralId, string? Reason);

    /// <exception cref="Refused"><see cref="DeferralRefusals.NotFound"/>, <see cref="DeferralRefusals.SamePerson"/>, <see cref="DeferralRefusals.Decided"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct) =>
        await desk.DecideAsync(await desk.TakeToDecideAsync(request.DeferralId, ct), DeferralState.Rejected, Reason.Required(request.Reason), ct);
}
