using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>What the plan in force leaves: a payout of a case with a plan is a part of a share that nothing was drafted for yet.</summary>
/// <source>JS §510; domain reference §7, row 33</source>
public sealed class PlanRoom(LedgerDb db)
{
    /// <summary>Does nothing for a case without a plan in force.</summary>
    /// <param name="payoutId">The payout that asks; what it holds already is not counted against it. Null for a new one.</param>
    /// <exception cref="Refused"><see cref="PlanRefusals.PayeeNotInPlan"/>, <see cref="PlanRefusals.ExceedsShare"/></exception>
    public async Task RequireAsync(long caseId, string payeeNameKey, Money amount, long? payoutId, CancellationToken ct)
    {
        // Of two payouts at once the second sees what the first one took, and of a payout and a plan one sees the other. Whoever takes a payout
        // in hand does so before its case.
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for no key update", ct, caseId);
        var room = (await db.QueryAsync(
            """
            select l.share_minor - l.aside_minor - payouts.plan_used(p.case_id, $2, $3) - payouts.plan_deposited(p.case_id, $2)
            from payouts.distribution_plan p left join payouts.plan_line l on l.plan_id = p.id and not l.fee and l.name_key = $2
            where p.case_id = $1 and p.state = 'InForce'
            """,
            r => r.MoneyOrNull(0), ct, caseId, payeeNameKey, payoutId ?? 0L)).ToList();
        if (room is [null])
            throw new Refused(PlanRefusals.PayeeNotInPlan);
        if (room is [{ } left] && amount > left)
            throw new Refused(PlanRefusals.ExceedsShare, $"{amount} asked, {left} left");
    }

    /// <summary>For money that goes to no creditor of the plan: what the plan in force still needs stays with the case. Does nothing without one.</summary>
    /// <param name="whenNeeded">What it is refused with when only the plan stands in its way.</param>
    /// <exception cref="Refused"><paramref name="whenNeeded"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task RequireSpareAsync(long caseId, Money amount, Refusal whenNeeded, CancellationToken ct)
    {
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for no key update", ct, caseId);
        var (needs, available) = (await db.QueryAsync("select payouts.plan_needs($1), payouts.case_available($1)", r => (r.Money(0), r.Money(1)), ct, caseId))[0];
        if (needs.IsPositive && amount > available - needs)
            throw new Refused(available >= amount ? whenNeeded : PayoutRefusals.ExceedsAvailable, $"{amount} asked, {available} available, {needs} needed by the plan");
    }

    /// <summary>What the plan asks of a payout: a creditor's is a part of his share, a payer's leaves the plan what it needs. Surplus is neither's.</summary>
    /// <inheritdoc cref="RequireAsync(long, string, Money, long?, CancellationToken)" path="/exception"/>
    public Task RequireAsync(Payout payout, CancellationToken ct) => payout.Purpose switch
    {
        PayoutPurpose.Claim => RequireAsync(payout.CaseId, payout.PayeeNameKey, payout.AmountMinor, payout.Id, ct),
        PayoutPurpose.PayerRefund => RequireSpareAsync(payout.CaseId, payout.AmountMinor, PlanRefusals.NeedsMoney, ct),
        _ => Task.CompletedTask,
    };

    /// <summary>The same for fees and costs, which are lines of the plan too.</summary>
    /// <exception cref="Refused"><see cref="PlanRefusals.ExceedsShare"/></exception>
    public async Task RequireFeeAsync(long caseId, Money amount, CancellationToken ct)
    {
        var room = await db.QueryAsync(
            """
            select (coalesce((select sum(l.share_minor) from payouts.plan_line l where l.plan_id = p.id and l.fee), 0) - payouts.plan_fees_used(p.case_id))::bigint
            from payouts.distribution_plan p where p.case_id = $1 and p.state = 'InForce'
            """,
            r => r.Money(0), ct, caseId);
        if (room is [var left] && amount > left)
            throw new Refused(PlanRefusals.ExceedsShare, $"{amount} asked, {left} left for fees");
    }
}
