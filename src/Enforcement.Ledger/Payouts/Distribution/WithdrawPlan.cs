using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>Takes a plan back that is not in force, with the reason.</summary>
/// <source>S3 §12</source>
public sealed class WithdrawPlan(PlanDesk desk) : IUseCase
{
    public static Permission Needs => Permission.DraftPlans;

    public sealed record Request(long PlanId, string? Reason);

    /// <exception cref="Refused"><see cref="PlanRefusals.NotFound"/>, <see cref="PlanRefusals.NotOpen"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct) =>
        await desk.EndAsync(await desk.TakeAsync(request.PlanId, ct), PlanState.Withdrawn, request.Reason, ct);
}
