using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>Rejects a version that another person proposed, with a reason. It stays readable.</summary>
/// <source>domain reference §4 (hard segregation 5)</source>
public sealed class RejectChain(ChainVersions versions, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveChains;

    public sealed record Request(int Version, string? Reason);

    /// <exception cref="Refused"><see cref="ChainRefusals.NotFound"/>, <see cref="ChainRefusals.SamePerson"/>, <see cref="ChainRefusals.Decided"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var proposed = await versions.TakeAsync(request.Version, ct);
        var reason = Reason.Required(request.Reason);
        await versions.DecideAsync(request.Version, "rejected", proposed.EffectiveFrom, reason, ct);
        act.About($"chain:{request.Version}", $"rejected: {reason}");
    }
}
