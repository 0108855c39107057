using System.Globalization;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Reversals;

/// <summary>A reversal of execution taken in hand: locked, and its payouts and case with it.</summary>
sealed record ReversalInHand(long Id, long CaseId, Money Amount, Money Fruits, ReversalState State, long ProposedBy, long? DecidedBy, long? DecidedFor, bool CaseOpen);

/// <summary>What the acts on reversals of execution do the same way.</summary>
public sealed class ReversalDesk(LedgerDb db, Recused recused, Act act)
{
    /// <exception cref="Refused"><see cref="ReversalRefusals.NotFound"/>; <see cref="RecusalRefusals.Recused"/> from the case that takes back or one that paid.</exception>
    internal async Task<ReversalInHand> TakeAsync(long id, CancellationToken ct)
    {
        var found = await db.QueryAsync("select case_id from payouts.execution_reversal where id = $1 for update", r => r.GetInt64(0), ct, id);
        if (found is not [var caseId])
            throw new Refused(ReversalRefusals.NotFound, id.ToString(CultureInfo.InvariantCulture));
        // Payouts before their case, as everybody takes them.
        await db.ExecuteAsync("select 1 from payouts.payout p join payouts.execution_reversal_part x on x.payout_id = p.id where x.reversal_id = $1 order by p.id for update of p", ct, id);
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for no key update", ct, caseId);
        await recused.RequireNotAsync([caseId, .. await db.QueryAsync(
            "select distinct p.case_id from payouts.execution_reversal_part x join payouts.payout p on p.id = x.payout_id where x.reversal_id = $1", r => r.GetInt64(0), ct, id)], ct);
        return (await db.QueryAsync(
            """
            select r.id, r.case_id, r.amount_minor, r.fruits_minor, r.state, r.proposed_by, r.decided_by, access.lender('payouts.execution_reversal', r.id, 'decided_by'), c.state = 'open'
            from payouts.execution_reversal r join cases.enforcement_case c on c.id = r.case_id where r.id = $1
            """,
            r => new ReversalInHand(r.GetInt64(0), r.GetInt64(1), r.Money(2), r.Money(3), Enum.Parse<ReversalState>(r.GetString(4)), r.GetInt64(5), r.LongOrNull(6), r.LongOrNull(7), r.GetBoolean(8)), ct, id))[0];
    }

    /// <summary>Decides a proposal.</summary>
    internal async Task DecideAsync(ReversalInHand reversal, ReversalState state, string? reason, CancellationToken ct)
    {
        if (reversal.State != ReversalState.Proposed)
            throw new Refused(ReversalRefusals.Decided, reversal.State.ToString());
        await db.ExecuteAsync("update payouts.execution_reversal set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct,
            reversal.Id, state.ToString(), act.Actor.Id, act.Now, reason);
        await TellAsync(reversal, $"{state} {reason}".TrimEnd(), ct);
    }

    /// <summary>Writes the act down with the case that takes back and with every case that paid.</summary>
    internal async Task TellAsync(ReversalInHand reversal, string what, CancellationToken ct)
    {
        act.About($"case:{reversal.CaseId}", $"reversal of execution {reversal.Id} of {reversal.Amount} and fruits {reversal.Fruits}: {what}");
        foreach (var (payout, from) in await db.QueryAsync("select p.id, p.case_id from payouts.execution_reversal_part x join payouts.payout p on p.id = x.payout_id where x.reversal_id = $1 order by 1",
            r => (r.GetInt64(0), r.GetInt64(1)), ct, reversal.Id))
            act.About($"case:{from}", $"payout {payout}, reversal of execution {reversal.Id}: {what}");
    }
}
