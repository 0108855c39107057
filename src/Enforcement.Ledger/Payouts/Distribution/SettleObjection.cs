using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Disputes;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>Ends an objection by the paper that decides it. What was set aside is available again: for the creditor of the plan when the plan
/// stands, for the next version when it does not.</summary>
/// <source>JS §510; CX §18</source>
public sealed class SettleObjection(LedgerDb db, PlanDesk desk, DisputeDesk disputes, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApprovePlans;

    /// <param name="Document">The judgment, or the objector's paper.</param>
    public sealed record Request(long ObjectionId, ObjectionOutcome Outcome, string? Document);

    /// <exception cref="Refused"><see cref="PlanRefusals.ObjectionNotFound"/>, <see cref="PlanRefusals.NotOpen"/>, also for a judgment on a plan that is not
    /// in force, <see cref="PlanRefusals.ServiceInvalid"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (plan, objection) = await desk.TakeObjectionAsync(request.ObjectionId, ct);
        await second.RequireAsync(PlanRefusals.SamePerson, $"objection {objection.Id}", ct);
        PlanDesk.RequireState(plan, PlanState.Approved, PlanState.InForce);
        if (objection.Days.Outcome is not null || objection.DisputeId is null && request.Outcome != ObjectionOutcome.Withdrawn)
            throw new Refused(PlanRefusals.NotOpen, $"objection {objection.Id}");
        desk.RequireProof(Office.Today(act.Now), null, request.Document);
        await db.ExecuteAsync("update payouts.plan_objection set outcome = $2, outcome_document = $3, outcome_by = $4, outcome_at = $5 where id = $1", ct,
            objection.Id, request.Outcome.ToString(), request.Document!.Trim(), act.Actor.Id, act.Now);
        if (objection.DisputeId is { } disputeId)
        {
            var dispute = await disputes.TakeAsync(disputeId, ct);
            DisputeDesk.RequireOpen(dispute);
            await disputes.SettleAsync(dispute, SettledFor.Payee, request.Document.Trim(), ct);
        }
        act.About($"case:{plan.Case.Id}", $"objection {objection.Id}: {request.Outcome}, {request.Document.Trim()}");
    }
}
