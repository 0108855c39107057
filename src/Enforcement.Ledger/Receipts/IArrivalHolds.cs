namespace Enforcement.Ledger.Receipts;

/// <summary>Sets aside what arrives for a case whose money is on hold, in the transaction that brings it. Receipts know nothing of payouts;
/// reconciliation, which knows both, answers here.</summary>
/// <source>domain reference §2.4 and §7, row 27</source>
public interface IArrivalHolds
{
    /// <param name="caseIds">Cases for which money has just become available.</param>
    Task TakeAsync(IReadOnlyCollection<long> caseIds, CancellationToken ct);
}
