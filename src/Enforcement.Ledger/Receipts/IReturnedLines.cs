using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>A credit of a statement that may be a payment of ours coming back, just stored and not posted yet.</summary>
/// <param name="SaysReturned">The bank's words leave no doubt that something came back.</param>
/// <param name="OwnCaseId">The case to whose active sub-account it was credited; null for every other account.</param>
public sealed record ReturnedLine(long LineId, LocalDate BookedOn, Money Amount, string? EndToEndId, string? CounterpartyAccount, string? Text, bool SaysReturned, long? OwnCaseId);

/// <summary>What is known of such a credit: the case whose payment came back, posted already; or no case, and why it is unknown funds.</summary>
public sealed record ReturnedMatch(long LineId, long? CaseId, IReadOnlyList<string> Reasons);

/// <summary>Recognises and posts payments that came back, in the transaction that posts the statement and before anything else looks at
/// the line. Receipts know nothing of payouts; reconciliation, which knows both, answers here.</summary>
/// <source>domain reference §6.3 (T6) and §7, row 18</source>
public interface IReturnedLines
{
    /// <returns>The lines that are returns, or say so and cannot be told; the others are ordinary credits.</returns>
    Task<IReadOnlyList<ReturnedMatch>> ClaimAsync(int bookId, IReadOnlyList<ReturnedLine> lines, CancellationToken ct);
}
