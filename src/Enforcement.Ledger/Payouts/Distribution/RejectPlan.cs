using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>Turns a plan down that is not in force, with the reason.</summary>
/// <source>S3 §22¶2</source>
public sealed class RejectPlan(PlanDesk desk) : IUseCase
{
    public static Permission Needs => Permission.ApprovePlans;

    public sealed record Request(long PlanId, string? Reason);

    /// <exception cref="Refused"><see cref="PlanRefusals.NotFound"/>, <see cref="PlanRefusals.SamePerson"/>, <see cref="PlanRefusals.NotOpen"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var plan = await desk.TakeAsync(request.PlanId, ct);
        await desk.RequireAnotherAsync(plan, ct);
        await desk.EndAsync(plan, PlanState.Rejected, request.Reason, ct);
    }
}
