using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Takes a payout back before its notice is issued, or while a hold stops it, with its notice then; what was reserved is free again,
/// and goes to the holds that lack it.</summary>
/// <source>domain reference §8 (side exits); ops/decisions/0030</source>
public sealed class WithdrawPayout(LedgerDb db, PayoutDesk desk, HoldEffects holds, Act act) : IUseCase
{
    public static Permission Needs => Permission.DraftPayouts;

    public sealed record Request(long PayoutId, string? Reason = null);

    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var reserved = payout.State is PayoutState.InApproval or PayoutState.OnHold;
        await desk.MoveAsync(payout, PayoutTrigger.Withdraw, ct, reason: request.Reason);
        if (!reserved)
            return;
        if (payout.NoticeNo is not null)
        {
            (await db.Set<Notice>().SingleAsync(n => n.PayoutId == payout.Id && n.Round == payout.Round, ct)).ReturnedAt = act.Now;
            payout.EndNotice();
        }
        payout.HeldFrom = null;
        await desk.MoveMoneyAsync(payout, EntryKind.ReservationReleased, AccountCode.CaseReserved, payout.Source, ct);
        await holds.TakeWhatIsMissingAsync(payout.CaseId, ct);
    }
}
