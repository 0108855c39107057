using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Disputes;

/// <summary>Takes back an outcome that nobody has decided; only whoever proposed it. The dispute stays open.</summary>
/// <source>S3 §12</source>
public sealed class WithdrawDisputeOutcome(DisputeDesk disputes, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleDisputes;

    public sealed record Request(long OutcomeId, string? Reason);

    /// <exception cref="Refused"><see cref="DisputeRefusals.OutcomeNotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for another person's, <see cref="DisputeRefusals.OutcomeDecided"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var outcome = await disputes.TakeOutcomeAsync(request.OutcomeId, ct);
        if (outcome.ProposedBy != act.Actor.Id)
            throw new Refused(AccessRefusals.NotPermitted, $"outcome {outcome.Id} is another person's");
        DisputeDesk.RequireProposed(outcome);
        await disputes.DecideAsync(outcome, OutcomeState.Withdrawn, Reason.Required(request.Reason), ct);
    }
}
