using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>Turns down what another person proposed to deduct, with the reason. Nothing has moved.</summary>
/// <source>S3 §22¶2</source>
public sealed class RejectDeduction(DeductionDesk desk, SecondPerson second) : IUseCase
{
    public static Permission Needs => Permission.ConfirmDeductions;

    public sealed record Request(long DeductionId, string? Reason);

    /// <exception cref="Refused"><see cref="DeductionRefusals.NotFound"/>, <see cref="DeductionRefusals.SamePerson"/>, <see cref="DeductionRefusals.Decided"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deduction = await desk.TakeAsync(request.DeductionId, ct);
        await second.RequireAsync(DeductionRefusals.SamePerson, $"deduction {deduction.Id}", ct, deduction.ProposedBy);
        await desk.EndAsync(deduction, DeductionState.Rejected, request.Reason, ct);
    }
}
