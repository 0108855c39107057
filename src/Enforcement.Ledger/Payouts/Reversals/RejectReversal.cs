using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Reversals;

/// <summary>Turns down a reversal of execution that another person proposed.</summary>
/// <source>S3 §22¶2</source>
public sealed class RejectReversal(ReversalDesk desk, SecondPerson second) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReversals;

    public sealed record Request(long ReversalId, string? Reason);

    /// <exception cref="Refused"><see cref="ReversalRefusals.NotFound"/>, <see cref="ReversalRefusals.SamePerson"/>, <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="ReversalRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var reversal = await desk.TakeAsync(request.ReversalId, ct);
        await second.RequireAsync(ReversalRefusals.SamePerson, $"reversal {reversal.Id}", ct, reversal.ProposedBy);
        await desk.DecideAsync(reversal, ReversalState.Rejected, Reason.Required(request.Reason), ct);
    }
}
