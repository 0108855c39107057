using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>A plan taken in hand, with its case locked.</summary>
sealed record PlanInHand(long Id, EnforcementCase Case, int Version, PlanState State, Money Pot, long DraftedBy, LocalDate? ApprovedOn);

/// <summary>An objection taken in hand.</summary>
sealed record ObjectionInHand(long Id, string By, string Against, Money Amount, LocalDate ReceivedOn, ObjectionDays Days, long? DisputeId, string? SuitDocument);

/// <summary>What the acts on distribution plans do the same way.</summary>
public sealed class PlanDesk(LedgerDb db, HoldEffects holds, Recused recused, SecondPerson second, Act act)
{
    internal async Task<EnforcementCase> LockCaseAsync(long caseId, CancellationToken ct)
    {
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for no key update", ct, caseId);
        var found = await db.Set<EnforcementCase>().AsNoTracking().Include(c => c.Parties).SingleOrDefaultAsync(c => c.Id == caseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(found.OfficerId);
        await recused.RequireNotAsync(caseId, ct);
        return found;
    }

    /// <exception cref="Refused"><see cref="PlanRefusals.NotFound"/>; <see cref="AccessRefusals.NotPermitted"/> for another officer's case.</exception>
    internal async Task<PlanInHand> TakeAsync(long planId, CancellationToken ct)
    {
        var plan = (await db.QueryAsync("select case_id, version, state, pot_minor, drafted_by, approved_at from payouts.distribution_plan where id = $1",
            r => (CaseId: r.GetInt64(0), Version: r.GetInt32(1), State: Enum.Parse<PlanState>(r.GetString(2)), Pot: r.Money(3), DraftedBy: r.GetInt64(4), ApprovedAt: r.InstantOrNull(5)), ct, planId))
            .Cast<(long CaseId, int Version, PlanState State, Money Pot, long DraftedBy, Instant? ApprovedAt)?>().SingleOrDefault() ?? throw new Refused(PlanRefusals.NotFound);
        var of = await LockCaseAsync(plan.CaseId, ct);
        // Read again under the lock: of two clicks the second sees what the first one did.
        var state = (await db.QueryAsync("select state from payouts.distribution_plan where id = $1", r => Enum.Parse<PlanState>(r.GetString(0)), ct, planId))[0];
        act.About($"case:{of.Id}");
        return new(planId, of, plan.Version, state, plan.Pot, plan.DraftedBy, plan.ApprovedAt is { } at ? Office.Today(at) : null);
    }

    /// <exception cref="Refused"><see cref="PlanRefusals.SamePerson"/></exception>
    internal Task RequireAnotherAsync(PlanInHand plan, CancellationToken ct) => second.RequireAsync(PlanRefusals.SamePerson, $"plan {plan.Id}", ct, plan.DraftedBy);

    internal static void RequireState(PlanInHand plan, params ReadOnlySpan<PlanState> open)
    {
        if (!open.Contains(plan.State))
            throw new Refused(PlanRefusals.NotOpen, plan.State.ToString());
    }

    /// <summary>Ends a plan that never came in force.</summary>
    internal async Task EndAsync(PlanInHand plan, PlanState state, string? reason, CancellationToken ct)
    {
        RequireState(plan, PlanState.Drafted, PlanState.Approved);
        var said = Reason.Required(reason);
        await db.ExecuteAsync("update payouts.distribution_plan set state = $2, ended_by = $3, ended_at = $4, ended_reason = $5 where id = $1", ct, plan.Id, state.ToString(), act.Actor.Id, act.Now, said);
        act.About($"case:{plan.Case.Id}", $"plan {plan.Id} version {plan.Version} {state}: {said}");
    }

    /// <summary>A day that a paper proves: not before what it follows, and not in the future.</summary>
    internal void RequireProof(LocalDate on, LocalDate? notBefore, string? document)
    {
        if (string.IsNullOrWhiteSpace(document) || on < notBefore || on > Office.Today(act.Now))
            throw new Refused(PlanRefusals.ServiceInvalid);
    }

    internal Task<List<ObjectionInHand>> ObjectionsAsync(long planId, CancellationToken ct) => db.QueryAsync(
        """
        select id, by_name, against_name_key, amount_minor, received_on, told_on, answer_due_on, answered_on, objector_told_on, sue_due_on, sued_on, outcome, dispute_id, sued_document
        from payouts.plan_objection where plan_id = $1 order by id for update
        """,
        r => new ObjectionInHand(r.GetInt64(0), r.GetString(1), r.GetString(2), r.Money(3), r.Date(4),
            new(r.DateOrNull(5), r.DateOrNull(6), r.DateOrNull(7), r.DateOrNull(8), r.DateOrNull(9), r.DateOrNull(10), r.IsDBNull(11) ? null : Enum.Parse<ObjectionOutcome>(r.GetString(11))),
            r.LongOrNull(12), r.TextOrNull(13)), ct, planId);

    /// <exception cref="Refused"><see cref="PlanRefusals.ObjectionNotFound"/></exception>
    internal async Task<(PlanInHand Plan, ObjectionInHand Objection)> TakeObjectionAsync(long objectionId, CancellationToken ct)
    {
        var (planId, caseId) = (await db.QueryAsync("select p.id, p.case_id from payouts.plan_objection o join payouts.distribution_plan p on p.id = o.plan_id where o.id = $1", r => (r.GetInt64(0), r.GetInt64(1)), ct, objectionId))
            .Cast<(long, long)?>().SingleOrDefault() ?? throw new Refused(PlanRefusals.ObjectionNotFound);
        // What its end frees may go to holds and let payouts go on: payouts are locked before their case.
        await holds.LockPayoutsAsync(caseId, ct);
        var plan = await TakeAsync(planId, ct);
        return (plan, (await ObjectionsAsync(planId, ct)).Single(o => o.Id == objectionId));
    }
}
