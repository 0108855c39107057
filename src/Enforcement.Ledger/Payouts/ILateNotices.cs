namespace Enforcement.Ledger.Payouts;

/// <summary>Keeps for ever that an act came late. Payouts issue the notice, deposit the money, or turn down what was asked for; oversight, which reckons the
/// clocks, answers here.</summary>
/// <source>domain reference §1.1, R11 (an act after its due date is allowed, and marked late for ever)</source>
public interface ILateNotices
{
    /// <summary>Of a case, when what was done is written.</summary>
    Task MarkAsync(long caseId, CancellationToken ct);
}
