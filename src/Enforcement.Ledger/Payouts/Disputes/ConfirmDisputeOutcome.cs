using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;

namespace Enforcement.Ledger.Payouts.Disputes;

/// <summary>Another person than who disputed the money or proposed the outcome finds that the dispute ends so: only now its money moves. What the outcome rests on
/// is asked again.</summary>
/// <source>JS §510; ZX §34¶2; domain reference §4; S2 §四</source>
public sealed class ConfirmDisputeOutcome(DisputeDesk disputes) : IUseCase
{
    public static Permission Needs => Permission.ConfirmDisputes;

    public sealed record Request(long OutcomeId);

    /// <exception cref="Refused"><see cref="DisputeRefusals.OutcomeNotFound"/>, <see cref="DisputeRefusals.SamePerson"/>, <see cref="DisputeRefusals.OutcomeDecided"/>,
    /// <see cref="PlanRefusals.NeedsMoney"/>, <see cref="DisputeRefusals.OwedOnClaim"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var outcome = await disputes.TakeToDecideAsync(request.OutcomeId, ct);
        await disputes.RequireRoomAsync(outcome.Dispute, outcome.For, ct);
        await disputes.DecideAsync(outcome, OutcomeState.Confirmed, null, ct);
        await disputes.SettleAsync(outcome.Dispute, outcome.For, outcome.Document, ct);
    }
}
