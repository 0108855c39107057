using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Disputes;

/// <summary>What the acts on disputes do the same way: money of a case is set aside, taken in hand, and moved on when two persons have settled it.</summary>
public sealed class DisputeDesk(LedgerDb db, Journal journal, LotChoice lots, HoldEffects holds, PayoutDesk payouts, PlanRoom plan, Recused recused, Act act)
{
    /// <returns>The dispute's id.</returns>
    /// <exception cref="Refused"><see cref="DisputeRefusals.ExceedsAvailable"/>, <see cref="PayoutRefusals.LotNotOfCase"/></exception>
    public async Task<long> SetAsideAsync(EnforcementCase of, Money amount, DisputeGrounds grounds, long? lotId, CancellationToken ct)
    {
        var chosen = await lots.FromAsync(of.BookId, of.Id, AccountCode.CaseAvailable, amount, ct, named: lotId is { } lot ? [lot] : null, newestFirst: true)
            ?? throw new Refused(DisputeRefusals.ExceedsAvailable, amount.ToString());
        var dispute = await WriteAsync(of.BookId, of.Id, null, amount, grounds, chosen.Select(c => (c.LotId, c.Amount)), ct);
        await journal.PostAsync(dispute.BookId,
            [new Entry(EntryKind.Disputed, Entry.Key("dispute", dispute.Id), Office.Today(act.Now), SourceKind.Dispute, dispute.Id,
                [.. chosen.Select(c => new Transfer(c.LotId, AccountCode.CaseAvailable, dispute.CaseId, AccountCode.CaseDisputed, dispute.CaseId, c.Amount))])],
            ct, DisputeRefusals.ExceedsAvailable);
        return dispute.Id;
    }

    /// <summary>Writes down that the disputed part of a payout is in dispute; its money is the payout's to move.</summary>
    public Task WriteAsync(Payout disputed, DisputeGrounds grounds, CancellationToken ct) =>
        WriteAsync(disputed.BookId, disputed.CaseId, disputed.Id, disputed.AmountMinor, grounds, disputed.Lots.Select(l => (l.LotId, l.AmountMinor)), ct);

    async Task<Dispute> WriteAsync(int bookId, long caseId, long? payoutId, Money amount, DisputeGrounds grounds, IEnumerable<(long LotId, Money Amount)> lotsOf, CancellationToken ct)
    {
        var dispute = new Dispute
        {
            BookId = bookId,
            CaseId = caseId,
            PayoutId = payoutId,
            AmountMinor = amount,
            Reason = grounds.Reason,
            ReviewOn = grounds.ReviewOn,
            Document = grounds.Document,
            PlacedBy = act.Actor.Id,
            PlacedAt = act.Now,
            Lots = [.. lotsOf.Select(l => new DisputeLot { LotId = l.LotId, AmountMinor = l.Amount })],
        };
        db.Add(dispute);
        await db.SaveChangesAsync(ct);
        act.About($"case:{caseId}", $"dispute {dispute.Id} of {amount}{(payoutId is { } id ? $", payout {id}" : "")}: {grounds.Reason}, by {grounds.Document}, review {grounds.ReviewOn:uuuu-MM-dd}");
        return dispute;
    }

    /// <summary>Locks the payouts of the case, the case and the dispute, in this order.</summary>
    /// <exception cref="Refused"><see cref="DisputeRefusals.NotFound"/>; <see cref="AccessRefusals.NotPermitted"/> for another officer's case; <see cref="RecusalRefusals.Recused"/></exception>
    public async Task<Dispute> TakeAsync(long disputeId, CancellationToken ct)
    {
        var caseId = await db.Set<Dispute>().Where(d => d.Id == disputeId).Select(d => (long?)d.CaseId).SingleOrDefaultAsync(ct) ?? throw new Refused(DisputeRefusals.NotFound);
        act.RequireOwn(await db.Set<EnforcementCase>().Where(c => c.Id == caseId).Select(c => c.OfficerId).SingleAsync(ct));
        await recused.RequireNotAsync(caseId, ct);
        await holds.LockPayoutsAsync(caseId, ct);
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for no key update", ct, caseId);
        await db.ExecuteAsync("select 1 from payouts.dispute where id = $1 for update", ct, disputeId);
        act.About($"case:{caseId}");
        return await db.Set<Dispute>().Include(d => d.Lots).SingleAsync(d => d.Id == disputeId, ct);
    }

    /// <summary>The dispute about the disputed part of a payout.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, <see cref="PayoutRefusals.IllegalMove"/> for a payout that is not disputed</exception>
    public async Task<Dispute> TakeOfPayoutAsync(long payoutId, CancellationToken ct)
    {
        var caseId = await db.Set<Payout>().Where(p => p.Id == payoutId).Select(p => (long?)p.CaseId).SingleOrDefaultAsync(ct) ?? throw new Refused(PayoutRefusals.NotFound);
        await holds.LockPayoutsAsync(caseId, ct);
        var (payout, _) = await payouts.TakeAsync(payoutId, ct);
        await new PayoutLifecycle(payout).RequireOpenAsync(PayoutTrigger.ResolveForPayee);
        return await TakeAsync(await db.Set<Dispute>().Where(d => d.PayoutId == payoutId).Select(d => d.Id).SingleAsync(ct), ct);
    }

    /// <exception cref="Refused"><see cref="DisputeRefusals.Settled"/></exception>
    public static void RequireOpen(Dispute dispute)
    {
        if (dispute.SettledFor is not null)
            throw new Refused(DisputeRefusals.Settled, $"dispute {dispute.Id}");
    }

    /// <exception cref="Refused"><see cref="DisputeRefusals.OutcomeNotFound"/>, and as <see cref="TakeAsync"/></exception>
    internal async Task<OutcomeInHand> TakeOutcomeAsync(long outcomeId, CancellationToken ct)
    {
        var disputeId = (await db.QueryAsync("select dispute_id from payouts.dispute_outcome where id = $1", r => r.GetInt64(0), ct, outcomeId)).Cast<long?>().SingleOrDefault()
            ?? throw new Refused(DisputeRefusals.OutcomeNotFound);
        var dispute = await TakeAsync(disputeId, ct);
        return (await db.QueryAsync("select settled_for, document, state, proposed_by from payouts.dispute_outcome where id = $1 for update",
            r => new OutcomeInHand(outcomeId, dispute, Enum.Parse<SettledFor>(r.GetString(0), ignoreCase: true), r.GetString(1), Enum.Parse<OutcomeState>(r.GetString(2)), r.GetInt64(3)), ct, outcomeId))[0];
    }

    /// <summary>Takes it to confirm or reject it.</summary>
    /// <exception cref="Refused"><see cref="DisputeRefusals.SamePerson"/>, <see cref="DisputeRefusals.OutcomeDecided"/>, and as <see cref="TakeOutcomeAsync"/></exception>
    internal async Task<OutcomeInHand> TakeToDecideAsync(long outcomeId, CancellationToken ct)
    {
        var outcome = await TakeOutcomeAsync(outcomeId, ct);
        if (act.Persons.Contains(outcome.ProposedBy) || act.Persons.Contains(outcome.Dispute.PlacedBy))
            throw new Refused(DisputeRefusals.SamePerson, $"outcome {outcome.Id} of dispute {outcome.Dispute.Id}");
        RequireProposed(outcome);
        return outcome;
    }

    internal static void RequireProposed(OutcomeInHand outcome)
    {
        if (outcome.State != OutcomeState.Proposed)
            throw new Refused(DisputeRefusals.OutcomeDecided, outcome.State.ToString());
    }

    internal async Task DecideAsync(OutcomeInHand outcome, OutcomeState state, string? decision, CancellationToken ct)
    {
        await db.ExecuteAsync("update payouts.dispute_outcome set state = $2, decided_by = $3, decided_at = $4, decision = $5::text where id = $1", ct, outcome.Id, state.ToString(), act.Actor.Id, act.Now, decision);
        act.About($"case:{outcome.Dispute.CaseId}", $"outcome {outcome.Id} of dispute {outcome.Dispute.Id} {state} {decision}".TrimEnd());
    }

    /// <summary>What goes to the debtor is no creditor's: what came in covers what is owed when as much less is owed and is there, and a plan in force keeps what
    /// it needs. The disputed part of a payout stays with the case.</summary>
    /// <exception cref="Refused"><see cref="PlanRefusals.NeedsMoney"/>, <see cref="DisputeRefusals.OwedOnClaim"/></exception>
    /// <source>ZX §34¶2; JS §510</source>
    public async Task RequireRoomAsync(Dispute dispute, SettledFor settledFor, CancellationToken ct)
    {
        if (settledFor == SettledFor.Payee || dispute.PayoutId is not null)
            return;
        // What is disputed is not what the plan counts on: it keeps its needs when they lie there without it.
        await plan.RequireSpareAsync(dispute.CaseId, Money.Zero, PlanRefusals.NeedsMoney, ct);
        if ((await db.QueryAsync("select payouts.over_claim($1)", r => r.Money(0), ct, dispute.CaseId))[0] is { IsNegative: true } missing)
            throw new Refused(DisputeRefusals.OwedOnClaim, $"{dispute.AmountMinor} disputed, {missing} over claim and fees");
    }

    /// <summary>Settles it and moves its money; holds take what they lack.</summary>
    public async Task SettleAsync(Dispute dispute, SettledFor settledFor, string document, CancellationToken ct)
    {
        var (word, kind, to, trigger) = settledFor switch
        {
            SettledFor.Payee => ("payee", EntryKind.DisputeSettledForPayee, AccountCode.CaseAvailable, PayoutTrigger.ResolveForPayee),
            SettledFor.Debtor => ("debtor", EntryKind.DisputeSettledForDebtor, AccountCode.CaseSurplus, PayoutTrigger.ResolveAgainst),
            _ => throw new ArgumentOutOfRangeException(nameof(settledFor)),
        };
        dispute.SettledFor = word;
        dispute.SettledBy = act.Actor.Id;
        dispute.SettledAt = act.Now;
        await db.SaveChangesAsync(ct);
        act.About($"case:{dispute.CaseId}", $"dispute {dispute.Id} of {dispute.AmountMinor} settled for the {word} by {document}");
        if (dispute.PayoutId is { } payoutId)
        {
            var payout = (await payouts.TakeAsync([payoutId], ct, asFact: true))[0].Payout;
            await payouts.MoveAsync(payout, trigger, ct, document);
            // Against this payee the case has lost nothing.
            await payouts.MoveMoneyAsync(payout, kind, AccountCode.CaseDisputed, AccountCode.CaseAvailable, ct);
        }
        else
            await journal.PostAsync(dispute.BookId,
                [new Entry(kind, Entry.Key("settle", dispute.Id), Office.Today(act.Now), SourceKind.Dispute, dispute.Id,
                    [.. dispute.Lots.Select(l => new Transfer(l.LotId, AccountCode.CaseDisputed, dispute.CaseId, to, dispute.CaseId, l.AmountMinor))])], ct);
        await holds.TakeWhatIsMissingAsync(dispute.CaseId, ct);
    }
}
