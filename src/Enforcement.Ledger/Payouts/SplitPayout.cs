using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Payouts.Distribution;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>Divides a payout in one act: the undisputed part keeps its state, its approvals and its clock; the disputed part
/// becomes a payout of its own whose money waits as disputed, with its paper and its day of review. The newest money is disputed, the oldest goes out.</summary>
/// <source>S3 §22¶1 (undisputed part first, promptly); JS §510</source>
public sealed class SplitPayout(LedgerDb db, PayoutDesk desk, DisputeDesk disputes, PlanRoom plan, Act act) : IUseCase
{
    public static Permission Needs => Permission.DraftPayouts;

    /// <param name="Document">The paper that says what is disputed.</param>
    /// <param name="ReviewOn">When it is looked at again; null for thirty days on.</param>
    public sealed record Request(long PayoutId, Money Disputed, string? Reason, string? Document, LocalDate? ReviewOn = null);

    /// <returns>The id of the disputed part.</returns>
    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/>, <see cref="PayoutRefusals.SplitTooLarge"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="DisputeRefusals.NoDocument"/>, <see cref="DisputeRefusals.ReviewTooLate"/>, <see cref="PlanRefusals.PayeeNotInPlan"/>,
    /// <see cref="PlanRefusals.ExceedsShare"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        await new PayoutLifecycle(payout).RequireOpenAsync(PayoutTrigger.Split);
        var grounds = DisputeGrounds.Required(request.Reason, request.Document, request.ReviewOn, Office.Today(act.Now));
        var reason = grounds.Reason;
        if (payout.Purpose != PayoutPurpose.Claim)
            throw new Refused(PayoutRefusals.RefundNotSplit);
        var reserved = payout.State != PayoutState.Draft;
        var before = payout.ContentHash();
        await desk.MoveAsync(payout, PayoutTrigger.Split, ct, reason: reason);
        if (!request.Disputed.IsPositive || request.Disputed >= payout.AmountMinor)
            throw new Refused(PayoutRefusals.SplitTooLarge, $"{request.Disputed} of {payout.AmountMinor}");
        // A draft from before the plan was never looked at; what it sets aside for its payee is a part of his share.
        if (!reserved)
            await plan.RequireAsync(payout.CaseId, payout.PayeeNameKey, request.Disputed, payout.Id, ct);

        var newestFirst = await db.QueryAsync(
            "select p.lot_id, p.amount_minor from payouts.payout_lot p join ledger.lot l on l.book_id = $2 and l.id = p.lot_id where p.payout_id = $1 order by l.arrived_on desc, l.id desc",
            r => (LotId: r.GetInt64(0), AmountMinor: r.Money(1)), ct, payout.Id, payout.BookId);
        var taken = LotChoice.Take(newestFirst, request.Disputed)
            ?? throw new InvariantBroken("payout.lots-sum", $"the lots of payout {payout.Id} hold less than its amount");
        var disputed = new Payout
        {
            BookId = payout.BookId,
            CaseId = payout.CaseId,
            PayeeName = payout.PayeeName,
            PayeeNameKey = payout.PayeeNameKey,
            PartyId = payout.PartyId,
            AuthorityId = payout.AuthorityId,
            PayeeAccountId = payout.PayeeAccountId,
            AccountNo = payout.AccountNo,
            BankName = payout.BankName,
            Cnaps = payout.Cnaps,
            AmountMinor = request.Disputed,
            State = PayoutState.Disputed,
            DecisionDocument = payout.DecisionDocument,
            LotsNamed = false,
            SplitFromId = payout.Id,
            DisputeReason = reason,
            DraftedBy = act.Actor.Id,
            DraftedAt = act.Now,
            Lots = [.. taken.Select(t => new PayoutLot { LotId = t.LotId, AmountMinor = t.Amount })],
        };
        db.Add(disputed);
        payout.AmountMinor -= request.Disputed;
        foreach (var (lotId, amount) in taken)
            Lessen(payout, lotId, amount);
        await db.SaveChangesAsync(ct);
        db.Add(new PayoutSplit
        {
            PayoutId = payout.Id,
            DisputedPayoutId = disputed.Id,
            AmountMinor = request.Disputed,
            Reason = reason,
            HashBefore = before,
            HashAfter = payout.ContentHash(),
            PersonId = act.Actor.Id,
            At = act.Now,
        });
        await disputes.WriteAsync(disputed, grounds, ct);
        await desk.MoveMoneyAsync(disputed, EntryKind.Disputed, reserved ? AccountCode.CaseReserved : AccountCode.CaseAvailable,
            AccountCode.CaseDisputed, ct, DisputeRefusals.ExceedsAvailable);
        act.About($"payout:{payout.Id}", $"Split {request.Disputed} off as payout {disputed.Id}: {reason}");
        return disputed.Id;
    }

    static void Lessen(Payout payout, long lotId, Money by)
    {
        var lot = payout.Lots.Single(l => l.LotId == lotId);
        if (lot.AmountMinor == by)
            payout.Lots.Remove(lot);
        else
            lot.AmountMinor -= by;
    }
}
