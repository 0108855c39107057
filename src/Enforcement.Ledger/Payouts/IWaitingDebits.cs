namespace Enforcement.Ledger.Payouts;

/// <summary>Debits of statements that nothing explained when they were booked. Payouts know nothing of statements; reconciliation, which knows both, answers here.</summary>
public interface IWaitingDebits
{
    /// <summary>Looks at those that name one of these ids or files again, after the bank has said more about them.</summary>
    Task LookAgainAsync(int bookId, IReadOnlySet<string> numbers, CancellationToken ct);
}
