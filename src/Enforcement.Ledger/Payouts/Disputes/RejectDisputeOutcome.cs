using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Disputes;

/// <summary>Turns down the outcome that another person proposed, with the reason. The dispute stays open.</summary>
/// <source>domain reference §4; S3 §10</source>
public sealed class RejectDisputeOutcome(DisputeDesk disputes) : IUseCase
{
    public static Permission Needs => Permission.ConfirmDisputes;

    public sealed record Request(long OutcomeId, string? Reason);

    /// <exception cref="Refused"><see cref="DisputeRefusals.OutcomeNotFound"/>, <see cref="DisputeRefusals.SamePerson"/>, <see cref="DisputeRefusals.OutcomeDecided"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct) =>
        await disputes.DecideAsync(await disputes.TakeToDecideAsync(request.OutcomeId, ct), OutcomeState.Rejected, Reason.Required(request.Reason), ct);
}
