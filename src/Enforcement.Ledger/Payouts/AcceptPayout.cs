using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Finance accepts the notice after its own review.</summary>
/// <source>S3 §22¶1; 法发〔2017〕6号 §14</source>
public sealed class AcceptPayout(PayoutDesk desk) : IUseCase
{
    public static Permission Needs => Permission.AcceptPayouts;

    public sealed record Request(long PayoutId);

    /// <exception cref="Refused"><see cref="PayoutRefusals.SamePerson"/>, <see cref="PayoutRefusals.IllegalMove"/>,
    /// <see cref="PayoutRefusals.ChangedAfterApproval"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        await desk.RequireUninvolvedAsync(payout, ct);
        if (payout.State == PayoutState.NoticeIssued)
            await desk.RequireUnchangedAsync(payout, ct);
        await desk.MoveAsync(payout, PayoutTrigger.Accept, ct);
    }
}
