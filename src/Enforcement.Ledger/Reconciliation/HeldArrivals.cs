using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Lets the holds of a case take what arrives for it.</summary>
/// <source>domain reference §2.4</source>
public sealed class HeldArrivals(HoldEffects holds) : IArrivalHolds
{
    public Task TakeAsync(IReadOnlyCollection<long> caseIds, CancellationToken ct) => holds.TakeWhatIsMissingAsync(caseIds, ct);
}
