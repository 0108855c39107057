using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Disputes;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>Puts an approved plan in force once everybody had his fifteen days: from now on what is paid to creditors of the case follows it.
/// What somebody sues about is set aside; the rest is paid.</summary>
/// <source>JS §509–510; CX §17–18; S3 §9 (a panel decides what is in dispute); domain reference §7, row 33</source>
public sealed class PutPlanInForce(LedgerDb db, PlanDesk desk, DisputeDesk disputes, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApprovePlans;

    /// <param name="Decision">The decision of the collegial panel, when there were objections.</param>
    public sealed record Request(long PlanId, string? Decision = null);

    /// <exception cref="Refused"><see cref="PlanRefusals.NotFound"/>, <see cref="PlanRefusals.SamePerson"/>, <see cref="PlanRefusals.NotOpen"/>,
    /// <see cref="PlanRefusals.NotServed"/>, <see cref="PlanRefusals.ObjectionOpen"/>, <see cref="PlanRefusals.DecisionMissing"/>,
    /// <see cref="PlanRefusals.PayoutsUnderWay"/>, <see cref="PlanRefusals.PotExceedsMoney"/>, <see cref="PlanRefusals.ShareBelowPaid"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var plan = await desk.TakeAsync(request.PlanId, ct);
        await desk.RequireAnotherAsync(plan, ct);
        PlanDesk.RequireState(plan, PlanState.Approved);
        var today = Office.Today(act.Now);
        var late = await db.QueryAsync("select name from payouts.plan_addressee where plan_id = $1 and (objection_due_on is null or objection_due_on >= $2)", r => r.GetString(0), ct, plan.Id, today);
        if (late.Count > 0)
            throw new Refused(PlanRefusals.NotServed, string.Join("、", late));
        var objections = (await desk.ObjectionsAsync(plan.Id, ct)).FindAll(o => o.Days.Outcome is null);
        var sued = objections.FindAll(o => o.Days.On(today) == ObjectionStanding.Sued);
        if (objections.Exists(o => o.Days.On(today) is not (ObjectionStanding.Sued or ObjectionStanding.Lapsed)))
            throw new Refused(PlanRefusals.ObjectionOpen);
        var decision = string.IsNullOrWhiteSpace(request.Decision) ? null : request.Decision.Trim();
        if (objections.Count > 0 && decision is null)
            throw new Refused(PlanRefusals.DecisionMissing);
        await RequireRoomAsync(plan, sued, ct);

        await db.ExecuteAsync("update payouts.distribution_plan set state = 'Replaced', ended_by = $2, ended_at = $3 where case_id = $1 and state = 'InForce'", ct, plan.Case.Id, act.Actor.Id, act.Now);
        foreach (var objection in sued)
        {
            var dispute = await disputes.SetAsideAsync(plan.Case, objection.Amount, DisputeGrounds.Required($"分配方案异议之诉：{objection.By}", objection.SuitDocument ?? decision, null, today), null, ct);
            await db.ExecuteAsync("update payouts.plan_objection set dispute_id = $2 where id = $1", ct, objection.Id, dispute);
        }
        await db.ExecuteAsync("update payouts.distribution_plan set state = 'InForce', in_force_by = $2, in_force_at = $3, decision_document = $4::text where id = $1", ct, plan.Id, act.Actor.Id, act.Now, decision);
        act.About($"case:{plan.Case.Id}", $"plan {plan.Id} version {plan.Version} in force, {sued.Count} objections set aside, decision {decision ?? "none"}");
    }

    async Task RequireRoomAsync(PlanInHand plan, List<ObjectionInHand> sued, CancellationToken ct)
    {
        var (first, underWay, disputed, leftOut, available, gone) = (await db.QueryAsync(
            """
            select not exists (select from payouts.distribution_plan p where p.case_id = $1 and p.in_force_at is not null),
                   exists (select from payouts.payout p where p.case_id = $1 and p.purpose = 'Claim' and p.state in ('InApproval', 'NoticeIssued', 'Accepted', 'OnHold')),
                   exists (select from payouts.distribution_plan p join payouts.plan_objection o on o.plan_id = p.id where p.case_id = $1 and p.state = 'InForce' and o.dispute_id is not null and o.outcome is null),
                   payouts.plan_leaves_out_paid($3),
                   coalesce((select sum(amount_minor) from ledger.position where book_id = $2 and case_id = $1 and account = 201), 0)::bigint,
                   payouts.plan_gone($1) + payouts.plan_lodged($3)
            """,
            r => (r.GetBoolean(0), r.GetBoolean(1), r.GetBoolean(2), r.GetBoolean(3), r.Money(4), r.Money(5)), ct, plan.Case.Id, plan.Case.BookId, plan.Id))[0];
        if (disputed)
            throw new Refused(PlanRefusals.ObjectionOpen);
        if (first && underWay)
            throw new Refused(PlanRefusals.PayoutsUnderWay);
        if (plan.Pot > available + gone)
            throw new Refused(PlanRefusals.PotExceedsMoney, $"{plan.Pot} of {available + gone}");
        var lines = await db.QueryAsync("select name_key, fee, share_minor, used_minor + case when fee then 0 else payouts.plan_deposited($2, name_key) end from payouts.plan_line where plan_id = $1",
            r => (Key: r.GetString(0), Fee: r.GetBoolean(1), Share: r.Money(2), Used: r.Money(3)), ct, plan.Id, plan.Case.Id);
        if (leftOut || lines.Exists(l => l.Used > l.Share - (l.Fee ? Money.Zero : Money.Sum(sued.Where(o => o.Against == l.Key).Select(o => o.Amount)))))
            throw new Refused(PlanRefusals.ShareBelowPaid);
    }
}
