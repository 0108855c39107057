using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>A debit of a statement, just stored and not posted yet.</summary>
/// <param name="Parts">What the bank tells apart inside it; empty for a debit that is one payment.</param>
public sealed record OutgoingLine(long LineId, LocalDate BookedOn, Money Amount, string? EndToEndId, string? CounterpartyAccount, string? Text, IReadOnlyList<OutgoingPart> Parts);

/// <summary>One payment inside a debit that the bank booked as one.</summary>
public sealed record OutgoingPart(Money? Amount, string? EndToEndId, string? CounterpartyAccount, string? Text);

/// <summary>A debit that somebody else has posted: by which rule, and why.</summary>
public sealed record OutgoingMatch(long LineId, long? CaseId, string Rule, IReadOnlyList<string> Reasons);

/// <summary>Claims and posts the debits of a statement that carry out payouts, in the transaction that posts the statement.
/// Receipts know nothing of payouts; reconciliation, which knows both, answers here.</summary>
public interface IOutgoingLines
{
    /// <returns>The lines that were claimed and posted; the others stay with the caller.</returns>
    Task<IReadOnlyList<OutgoingMatch>> ClaimAsync(int bookId, IReadOnlyList<OutgoingLine> lines, CancellationToken ct);
}
