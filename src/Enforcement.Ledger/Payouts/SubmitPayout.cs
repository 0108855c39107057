using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Submits a draft for approval: its lots are reserved and its chain of approvals is fixed.</summary>
/// <source>S3 §20, §22¶1; 法发〔2017〕6号 §12</source>
public sealed class SubmitPayout(LedgerDb db, PayoutDesk desk, LotChoice lots, ApprovalChain chain, HoldEffects holds, PlanRoom plan, PayeeGate payees, OncePaid once) : IUseCase
{
    public static Permission Needs => Permission.DraftPayouts;

    /// <param name="Decision">The collegial decision document, for a payee who is no party of the case.</param>
    public sealed record Request(long PayoutId, string? Decision = null);

    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/>, <see cref="PayoutRefusals.PayeeNotParty"/>, <see cref="PayoutRefusals.PayeeUnconfirmed"/>,
    /// <see cref="PayoutRefusals.PayeeCoolingOff"/>, <see cref="PayoutRefusals.AgentUnauthorised"/>,
    /// <see cref="PlanRefusals.PayeeNotInPlan"/>, <see cref="PlanRefusals.ExceedsShare"/>, <see cref="PlanRefusals.NeedsMoney"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        await new PayoutLifecycle(payout).RequireOpenAsync(PayoutTrigger.Submit);
        await payees.FollowConfirmedAsync(payout, ct);
        if (payout is { PartyId: null, Purpose: PayoutPurpose.Claim, AccountNo: null } && string.IsNullOrWhiteSpace(request.Decision))
            throw new Refused(PayoutRefusals.PayeeNotParty, payout.PayeeName);
        await payees.RequirePayableAsync(payout, ct);
        await desk.NameDecisionAsync(payout, request.Decision, ct);
        await once.RequireAsync(payout, ct);
        await holds.TakeWhatIsMissingAsync(payout.CaseId, ct);
        await desk.RequireNotOnHoldAsync(payout, ct);
        await plan.RequireAsync(payout, ct);
        if (!payout.LotsNamed)
            await ChooseAgainAsync(payout, ct);
        payout.Round++;
        await desk.MoveAsync(payout, PayoutTrigger.Submit, ct);
        await chain.FixAsync(payout, ct);
        await desk.MoveMoneyAsync(payout, EntryKind.Reserved, payout.Source, AccountCode.CaseReserved, ct, PayoutRefusals.ExceedsAvailable);
    }

    // Since the draft other payouts may have taken its lots while the case still holds enough.
    async Task ChooseAgainAsync(Payout payout, CancellationToken ct)
    {
        var chosen = await lots.FromAsync(payout.BookId, payout.CaseId, payout.Source, payout.AmountMinor, ct)
            ?? throw new Refused(PayoutRefusals.ExceedsAvailable, payout.AmountMinor.ToString());
        if (chosen.SequenceEqual(payout.Lots.OrderBy(l => chosen.ToList().FindIndex(c => c.LotId == l.LotId)).Select(l => (l.LotId, l.AmountMinor))))
            return;
        payout.Lots.Clear();
        await db.SaveChangesAsync(ct);
        payout.Lots.AddRange(chosen.Select(c => new PayoutLot { LotId = c.LotId, AmountMinor = c.Amount }));
    }
}
