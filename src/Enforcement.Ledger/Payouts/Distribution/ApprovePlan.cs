using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>Approves a drafted plan: from now on it can be served.</summary>
/// <source>法发〔2017〕6号 §12; domain reference §4 (distribution plan)</source>
public sealed class ApprovePlan(LedgerDb db, PlanDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApprovePlans;

    public sealed record Request(long PlanId);

    /// <exception cref="Refused"><see cref="PlanRefusals.NotFound"/>, <see cref="PlanRefusals.SamePerson"/>, <see cref="PlanRefusals.NotOpen"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var plan = await desk.TakeAsync(request.PlanId, ct);
        await desk.RequireAnotherAsync(plan, ct);
        PlanDesk.RequireState(plan, PlanState.Drafted);
        await db.ExecuteAsync("update payouts.distribution_plan set state = 'Approved', approved_by = $2, approved_at = $3 where id = $1", ct, plan.Id, act.Actor.Id, act.Now);
        act.About($"case:{plan.Case.Id}", $"plan {plan.Id} version {plan.Version} approved");
    }
}
