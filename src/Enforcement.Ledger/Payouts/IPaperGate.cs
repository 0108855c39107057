using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Asks, before money leaves, whether the signed paper and the record prove each other. Payouts know nothing of papers; those answer here.</summary>
/// <source>S3 §22¶2; domain reference R10</source>
public interface IPaperGate
{
    /// <exception cref="Refused">The paper is missing, not checked, or says something else than the record.</exception>
    Task RequireInOrderAsync(Payout payout, CancellationToken ct);
}
