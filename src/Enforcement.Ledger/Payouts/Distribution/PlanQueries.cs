using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Distribution;

public sealed class PlanQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>The versions of a case, the newest first.</summary>
    public Task<List<PlanRow>> ListAsync(long? caseId, long? afterId, int take, CancellationToken ct, bool waiting = false)
    {
        var asked = new Conditions().When(caseId, "p.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "p.id < {0}");
        return RowsAsync($"{asked}{(waiting ? " and p.state = 'Drafted'" : "")} order by p.id desc limit {asked.Parameter(take)}", ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="PlanRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<PlanView> ShowAsync(long planId, CancellationToken ct)
    {
        var asked = new Conditions().When(planId, "p.id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        var plan = (await RowsAsync($"{asked}", ct, asked.Values)).SingleOrDefault() ?? throw new Refused(PlanRefusals.NotFound);
        var claims = await db.QueryAsync(
            """
            select c.seq, c.class, c.rank, c.creditor_name, c.title, c.order_on, c.claim_minor, c.share_minor, l.aside_minor, case when p.state = 'InForce' then l.used_minor else 0 end
            from payouts.plan_claim c join payouts.distribution_plan p on p.id = c.plan_id
            join payouts.plan_line l on l.plan_id = c.plan_id and l.name_key = c.name_key and l.fee = (c.class = 'Fee') where c.plan_id = $1 order by c.seq
            """,
            r => new PlanClaimView(r.GetInt32(0), Enum.Parse<ClaimClass>(r.GetString(1)), r.GetInt32(2), r.GetString(3), r.TextOrNull(4), r.DateOrNull(5), r.Money(6), r.Money(7), r.Money(8), r.Money(9)), ct, planId);
        var services = await db.QueryAsync("select name, served_on, document, objection_due_on, coalesce(objection_due_provisional, false) from payouts.plan_addressee where plan_id = $1 order by name",
            r => new PlanServiceView(r.GetString(0), r.DateOrNull(1), r.TextOrNull(2), r.DateOrNull(3), r.GetBoolean(4)), ct, planId);
        var today = Office.Today(act.Now);
        var objections = await db.QueryAsync(
            """
            select id, by_name, against_name, amount_minor, document, received_on, told_on, answer_due_on, answered_on, answered_document, objector_told_on, sue_due_on, sued_on, sued_document, outcome, dispute_id
            from payouts.plan_objection where plan_id = $1 order by id
            """,
            r =>
            {
                ObjectionOutcome? outcome = r.IsDBNull(14) ? null : Enum.Parse<ObjectionOutcome>(r.GetString(14));
                var days = new ObjectionDays(r.DateOrNull(6), r.DateOrNull(7), r.DateOrNull(8), r.DateOrNull(10), r.DateOrNull(11), r.DateOrNull(12), outcome);
                return new PlanObjectionView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.Money(3), r.GetString(4), r.Date(5), days.ToldOn, days.AnswerDueOn, days.AnsweredOn, r.TextOrNull(9),
                    days.ObjectorToldOn, days.SueDueOn, days.SuedOn, r.TextOrNull(13), days.On(today), outcome, r.LongOrNull(15));
            }, ct, planId);
        return new(plan, claims, services, objections);
    }

    Task<List<PlanRow>> RowsAsync(string where, CancellationToken ct, object?[] values) => db.QueryAsync(
        $"""
        select p.id, p.case_id, c.number, p.version, p.state, p.method, p.rule_version, p.debtor, p.pot_minor, p.document, encode(p.content_hash, 'hex'), d.display_name, p.drafted_at,
               a.display_name, p.approved_at, f.display_name, p.in_force_at, p.decision_document,
               access.lender_name('payouts.distribution_plan', p.id, 'approved_by'), access.lender_name('payouts.distribution_plan', p.id, 'in_force_by'), p.drafted_by
        from payouts.distribution_plan p
        join cases.enforcement_case c on c.id = p.case_id
        join access.person d on d.id = p.drafted_by
        left join access.person a on a.id = p.approved_by
        left join access.person f on f.id = p.in_force_by
        where {where}
        """,
        r => new PlanRow(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetInt32(3), Enum.Parse<PlanState>(r.GetString(4)), Enum.Parse<DistributionMethod>(r.GetString(5)), r.GetInt32(6),
            Enum.Parse<PlanDebtor>(r.GetString(7)), r.Money(8), r.GetString(9), r.GetString(10), r.GetString(11), r.Instant(12), r.TextOrNull(13), r.InstantOrNull(14), r.TextOrNull(15), r.InstantOrNull(16),
            r.TextOrNull(17), r.TextOrNull(18), r.TextOrNull(19), r.GetInt64(20) == act.Actor.Id), ct, values);
}
