using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Takes a payout back before its notice is issued; what was reserved is free again.</summary>
/// <source>domain reference §8 (side exits)</source>
public sealed class WithdrawPayout(PayoutDesk desk) : IUseCase
{
    public static Permission Needs => Permission.DraftPayouts;

    public sealed record Request(long PayoutId, string? Reason = null);

    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var reserved = payout.State == PayoutState.InApproval;
        await desk.MoveAsync(payout, PayoutTrigger.Withdraw, ct, reason: request.Reason);
        if (reserved)
            await desk.MoveMoneyAsync(payout, EntryKind.ReservationReleased, AccountCode.CaseReserved, payout.Source, ct);
    }
}
