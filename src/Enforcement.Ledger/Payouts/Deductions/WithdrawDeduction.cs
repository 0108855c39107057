using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>Takes a proposal back that nobody has decided yet; only whoever made it.</summary>
/// <source>S3 §12</source>
public sealed class WithdrawDeduction(DeductionDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeDeductions;

    public sealed record Request(long DeductionId, string? Reason);

    /// <exception cref="Refused"><see cref="DeductionRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for another person's proposal,
    /// <see cref="DeductionRefusals.Decided"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deduction = await desk.TakeAsync(request.DeductionId, ct);
        if (deduction.ProposedBy != act.Actor.Id)
            throw new Refused(AccessRefusals.NotPermitted, $"deduction {deduction.Id} is another person's");
        await desk.EndAsync(deduction, DeductionState.Withdrawn, request.Reason, ct);
    }
}
