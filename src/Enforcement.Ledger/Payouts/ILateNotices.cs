namespace Enforcement.Ledger.Payouts;

/// <summary>Keeps for ever that a notice came late. Payouts issue the notice; oversight, which reckons the clocks, answers here.</summary>
/// <source>domain reference §1.1, R11 (an act after its due date is allowed, and marked late for ever)</source>
public interface ILateNotices
{
    /// <summary>Of a case, its notice just issued and written.</summary>
    Task MarkAsync(long caseId, CancellationToken ct);
}
