using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;

namespace Enforcement.Ledger.Payouts;

/// <summary>Asks to pay again what failed or came back: the same lots, to the account that the payee has confirmed now, through the whole
/// chain, with a notice and an instruction of its own. The first notice and its clock stay in the history.</summary>
/// <source>domain reference §1.2, 8 and §7, row 19; design §6</source>
public sealed class ReissuePayout(PayoutDesk desk, ApprovalChain chain, ReturnDesk returns, HoldEffects holds, PlanRoom plan, PayeeGate payees, OncePaid once) : IUseCase
{
    public static Permission Needs => Permission.DraftPayouts;

    public sealed record Request(long PayoutId, string? Reason = null);

    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/>, <see cref="PayoutRefusals.AlreadyPaid"/>, <see cref="PayoutRefusals.Uncertain"/>,
    /// <see cref="PayoutRefusals.PayeeUnconfirmed"/>, <see cref="PayoutRefusals.PayeeCoolingOff"/>, <see cref="PayoutRefusals.AgentUnauthorised"/>, <see cref="PlanRefusals.PayeeNotInPlan"/>, <see cref="PlanRefusals.ExceedsShare"/>, <see cref="PlanRefusals.NeedsMoney"/>,
    /// <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        await new PayoutLifecycle(payout).RequireOpenAsync(PayoutTrigger.Reissue);
        await once.RequireAsync(payout, ct);
        // Most payments come back because the account was wrong or is closed: what the payee confirmed since is what is paid to.
        await payees.FollowConfirmedAsync(payout, ct);
        await payees.RequirePayableAsync(payout, ct);
        // The officer of the case never took the statement in: to ask for a new payment is to confirm that the first one came back.
        if (await returns.IsOpenAsync(payout, ct))
            await returns.RestoreAsync(payout, ct);
        await holds.TakeWhatIsMissingAsync(payout.CaseId, ct);
        await plan.RequireAsync(payout, ct);
        payout.Round++;
        payout.EndNotice();
        payout.PaidOn = null;
        await desk.MoveAsync(payout, PayoutTrigger.Reissue, ct, request.Reason);
        await chain.FixAsync(payout, ct);
        await desk.MoveMoneyAsync(payout, EntryKind.Reserved, payout.Source, AccountCode.CaseReserved, ct, PayoutRefusals.ExceedsAvailable);
    }
}
