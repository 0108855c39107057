using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Takes a payout back before its notice is issued, or while a hold stops it, with its notice then; what was reserved is free again,
/// and goes to the holds that lack it. What failed, or came back and is confirmed, is taken back when it is not to be paid again: its money is
/// in the case already, and another way is open for it.</summary>
/// <source>domain reference §8 (side exits) and §7, row 46; ops/decisions/0030, 0041</source>
public sealed class WithdrawPayout(LedgerDb db, PayoutDesk desk, ReturnDesk returns, HoldEffects holds, OncePaid once, Act act) : IUseCase
{
    public static Permission Needs => Permission.DraftPayouts;

    public sealed record Request(long PayoutId, string? Reason = null);

    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/>; for what failed or came back: <see cref="ReturnRefusals.NotConfirmed"/>, and
    /// <see cref="PayoutRefusals.AlreadyPaid"/> while the bank says that it paid after all</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var reserved = payout.State is PayoutState.InApproval or PayoutState.OnHold;
        if (payout.State is PayoutState.Failed or PayoutState.Returned)
        {
            if (await returns.IsOpenAsync(payout, ct))
                throw new Refused(ReturnRefusals.NotConfirmed, $"payout {payout.Id}");
            await once.RequireUnpaidAsync(payout, ct);
            payout.PaidOn = null;
        }
        await desk.MoveAsync(payout, PayoutTrigger.Withdraw, ct, reason: request.Reason);
        if (payout.NoticeNo is not null)
        {
            (await db.Set<Notice>().SingleAsync(n => n.PayoutId == payout.Id && n.Round == payout.Round, ct)).ReturnedAt = act.Now;
            payout.EndNotice();
        }
        payout.HeldFrom = null;
        if (!reserved)
            return;
        await desk.MoveMoneyAsync(payout, EntryKind.ReservationReleased, AccountCode.CaseReserved, payout.Source, ct);
        await holds.TakeWhatIsMissingAsync(payout.CaseId, ct);
    }
}
