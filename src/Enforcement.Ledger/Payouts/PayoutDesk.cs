using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>A payout taken in hand: locked until the act ends, with the case it belongs to.</summary>
public sealed record PayoutInHand(Payout Payout, EnforcementCase Case);

/// <summary>What every act on a payout does the same way: take it in hand, see that the person is another one, move it, and move
/// its money. Checks come in this order: permission, separation of persons, state, money.</summary>
public sealed class PayoutDesk(LedgerDb db, Journal journal, BookQueries books, ApprovalChain chain, PayeeGate payees, Recused recused, OncePaid once, Act act)
{
    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>; <see cref="AccessRefusals.NotPermitted"/> for a case that
    /// is another officer's; <see cref="RecusalRefusals.Recused"/>.</exception>
    public async Task<PayoutInHand> TakeAsync(long payoutId, CancellationToken ct)
    {
        var taken = (await TakeAsync([payoutId], ct, asFact: true)).SingleOrDefault() ?? throw new Refused(PayoutRefusals.NotFound, payoutId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await chain.AvoidTaintedAsync(taken.Payout, ct);
        await recused.RequireNotAsync(taken.Case.Id, ct);
        return taken;
    }

    /// <summary>Takes several in hand, in the order of their ids.</summary>
    /// <param name="asFact">What happened to them is no act of whoever brings it: a statement, an answer, a sweep, what a hold stops.</param>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> for a case that is another officer's; <see cref="RecusalRefusals.Recused"/>.</exception>
    public async Task<IReadOnlyList<PayoutInHand>> TakeAsync(IReadOnlyCollection<long> payoutIds, CancellationToken ct, bool asFact = false)
    {
        // Locked first and read after: of two clicks the second sees what the first one did.
        await db.ExecuteAsync("select 1 from payouts.payout where id = any ($1) order by id for update", ct, payoutIds.ToArray());
        var payouts = await db.Set<Payout>().Include(p => p.Lots).Where(p => payoutIds.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(ct);
        var caseIds = payouts.Select(p => p.CaseId).ToHashSet();
        var cases = await db.Set<EnforcementCase>().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        foreach (var payout in payouts)
        {
            act.RequireOwn(cases[payout.CaseId].OfficerId);
            act.About($"payout:{payout.Id}");
        }
        if (!asFact)
            await recused.RequireNotAsync(caseIds, ct);
        return [.. payouts.Select(p => new PayoutInHand(p, cases[p.CaseId]))];
    }

    /// <summary>Refuses whoever drafted the payout, is the officer of its case, or acted in this round of its chain: in his own name or another's, and
    /// whatever roles he has by now.</summary>
    /// <source>S2 §四; domain reference §4, hard segregation 1; §7, row 8</source>
    public async Task RequireOtherPersonAsync(Payout payout, CancellationToken ct)
    {
        if ((await chain.HandsAsync(payout, ct)).Overlaps(act.Persons))
            throw new Refused(PayoutRefusals.SamePerson, $"payout {payout.Id} by {act.Actor.Name}{(act.OnBehalf is { } lent ? $" for {lent.For.Name}" : "")}");
    }

    /// <summary>Refuses whoever drafted the payout, acted in this round, or had a hand in the payee's account not long ago.</summary>
    /// <source>domain reference §4, hard segregation 1 and 2</source>
    public async Task RequireUninvolvedAsync(Payout payout, CancellationToken ct)
    {
        if (act.OnBehalf is not null)
            await recused.RequireNotAsync(payout.CaseId, ct);
        await RequireOtherPersonAsync(payout, ct);
        await payees.RequireApartAsync(payout, ct);
    }

    /// <summary>Fires the trigger and writes the move down; the database carries the state.</summary>
    public Task MoveAsync(Payout payout, PayoutTrigger trigger, CancellationToken ct, string? reason = null) => MoveAsync([payout], trigger, ct, reason);

    public async Task MoveAsync(IReadOnlyCollection<Payout> payouts, PayoutTrigger trigger, CancellationToken ct, string? reason = null)
    {
        // The round and the papers are written before the move that the database judges by them.
        await db.SaveChangesAsync(ct);
        foreach (var payout in payouts)
            await FireAsync(payout, trigger, reason, ct);
        await db.SaveChangesAsync(ct);
    }

    async Task FireAsync(Payout payout, PayoutTrigger trigger, string? reason, CancellationToken ct)
    {
        var from = payout.State;
        var stepsLeft = from == PayoutState.InApproval ? (await chain.OpenStepsAsync(payout, ct)).Count : 0;
        // The approval under way is written already.
        stepsLeft += trigger == PayoutTrigger.Approve ? 1 : 0;
        // The desk of returns has looked whether what is withdrawn came back.
        await new PayoutLifecycle(payout, stepsLeft, givenUp: trigger == PayoutTrigger.ReturnRejected).FireAsync(trigger);
        if (trigger is PayoutTrigger.Submit or PayoutTrigger.Reissue or PayoutTrigger.Approve or PayoutTrigger.Accept or PayoutTrigger.Release)
        {
            await RequireNotOnHoldAsync(payout, ct);
            await RequirePayeeStatusAsync(payout.CaseId, payout.PartyId, payout.PayeeNameKey, ct);
        }
        if (trigger is PayoutTrigger.Submit or PayoutTrigger.Reissue or PayoutTrigger.Release)
        {
            await books.RequireRunningAsync(payout.BookId, ct);
            await once.RequireAsync(payout, ct);
        }
        db.Add(new PayoutMove
        {
            PayoutId = payout.Id,
            Round = payout.Round,
            FromState = from,
            Trigger = trigger,
            ToState = payout.State,
            PersonId = act.Actor.Id,
            OnBehalfOf = act.OnBehalf?.For.Id,
            DelegationId = act.OnBehalf?.DelegationId,
            At = act.Now,
            ContentHash = payout.ContentHash(),
            Reason = reason,
        });
        var lent = act.OnBehalf is { } standIn ? $" on behalf of {standIn.For.Name} by delegation {standIn.DelegationId}" : "";
        act.About($"payout:{payout.Id}", $"{trigger} {from}->{payout.State} {payout.AmountMinor} {Convert.ToHexStringLower(payout.ContentHash())}{lent} {reason}".TrimEnd());
    }

    /// <summary>Asked at every step that brings money nearer to the door, for a hold may have come since the last one.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.OnHold"/></exception>
    /// <source>domain reference §7, row 27</source>
    public Task RequireNotOnHoldAsync(Payout payout, CancellationToken ct) => RequireNotOnHoldAsync(payout.CaseId, payout.PartyId, payout.PayeeNameKey, ct);

    /// <inheritdoc cref="RequireNotOnHoldAsync(Payout, CancellationToken)"/>
    public async Task RequireNotOnHoldAsync(long caseId, long? partyId, string payeeKey, CancellationToken ct)
    {
        var stopping = await db.QueryAsync("select h.id, h.kind from payouts.hold h where h.id = payouts.stopping_hold($1, $2, $3)", r => $"hold {r.GetInt64(0)}, {r.GetString(1)}", ct, caseId, partyId, payeeKey);
        if (stopping is [var hold])
            throw new Refused(PayoutRefusals.OnHold, hold);
    }

    /// <summary>Asked at every step that brings money nearer to the door, and at the door. The case is locked first: either the step sees the status,
    /// or who records it waits for the step.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.PayeeStatus"/></exception>
    /// <source>domain reference §7, row 46</source>
    public async Task RequirePayeeStatusAsync(long caseId, long? partyId, string payeeKey, CancellationToken ct)
    {
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for key share", ct, caseId);
        if ((await db.QueryAsync("select cases.payee_status($1, $2, $3)", r => r.TextOrNull(0), ct, caseId, partyId, payeeKey))[0] is { } status)
            throw new Refused(PayoutRefusals.PayeeStatus, status);
    }

    /// <summary>Moves the payout's money, lot by lot, from one account of its case to another.</summary>
    public Task MoveMoneyAsync(Payout payout, EntryKind kind, AccountCode from, AccountCode to, CancellationToken ct, Refusal? whenShort = null) =>
        MoveMoneyAsync(payout, kind, from, to, payout.Lots.Select(l => (l.LotId, l.AmountMinor)), ct, whenShort);

    public async Task MoveMoneyAsync(Payout payout, EntryKind kind, AccountCode from, AccountCode to, IEnumerable<(long LotId, Money Amount)> lots, CancellationToken ct, Refusal? whenShort = null)
    {
        // The count of moves makes the key: the same act cannot post twice, a later round posts again.
        var moves = await db.Set<PayoutMove>().CountAsync(m => m.PayoutId == payout.Id, ct);
        var transfers = lots.Select(l => new Transfer(l.LotId, from, payout.CaseId, to, payout.CaseId, l.Amount)).ToArray();
        var posted = await journal.PostAsync(payout.BookId,
            [new Entry(kind, Entry.Key($"payout/{kind}", payout.Id, moves), Calendar.Office.Today(act.Now), SourceKind.Payout, payout.Id, transfers)], ct, whenShort);
        if (!posted[0].Fresh)
            throw new InvariantBroken("payout.moved-before", $"{kind} of payout {payout.Id} was posted before");
    }

    /// <summary>Writes the collegial decision down that an approver or submitter names; nothing when none is named.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.ChangedAfterApproval"/> when an approval was given on another one.</exception>
    public async Task NameDecisionAsync(Payout payout, string? decision, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(decision) || decision.Trim() == payout.DecisionDocument)
            return;
        payout.DecisionDocument = decision.Trim();
        if (payout.State == PayoutState.InApproval)
            await RequireDecisionUnchangedAsync(payout, ct);
        // Before the approval that binds it.
        await db.SaveChangesAsync(ct);
    }

    async Task RequireDecisionUnchangedAsync(Payout payout, CancellationToken ct)
    {
        var other = await db.Set<Approval>().Where(a => a.PayoutId == payout.Id && a.Round == payout.Round && a.DecisionDocument != null && a.DecisionDocument != payout.DecisionDocument)
            .Select(a => a.DecisionDocument).FirstOrDefaultAsync(ct);
        if (other is not null)
            throw new Refused(PayoutRefusals.ChangedAfterApproval, $"payout {payout.Id}: {other}");
    }

    /// <summary>Refuses when what is to be acted on is not what was submitted; splits in between only made it smaller and are on record.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.ChangedAfterApproval"/>, <see cref="PayoutRefusals.PayeeCoolingOff"/>, <see cref="PayoutRefusals.AgentUnauthorised"/></exception>
    public async Task RequireUnchangedAsync(Payout payout, CancellationToken ct)
    {
        var bound = await db.Set<PayoutMove>()
            .Where(m => m.PayoutId == payout.Id && m.Round == payout.Round && (m.Trigger == PayoutTrigger.Submit || m.Trigger == PayoutTrigger.Reissue))
            .Select(m => m.ContentHash).SingleAsync(ct);
        var splits = await db.Set<PayoutSplit>().Where(s => s.PayoutId == payout.Id).OrderBy(s => s.Id).ToListAsync(ct);
        foreach (var split in splits)
            if (split.HashBefore.AsSpan().SequenceEqual(bound))
                bound = split.HashAfter;
        if (!payout.ContentHash().AsSpan().SequenceEqual(bound))
            throw new Refused(PayoutRefusals.ChangedAfterApproval, $"payout {payout.Id}");
        await RequireDecisionUnchangedAsync(payout, ct);
        await payees.RequireStillPayableAsync(payout, ct);
    }
}
