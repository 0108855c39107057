using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Reversals;

public enum ReversalState
{
    Proposed,
    Confirmed,
    Rejected,
    Withdrawn,

    /// <summary>Confirmed, and found to be wrong by a third person; its payouts may be taken back by another.</summary>
    Cancelled,
}

/// <summary>What of one payout is taken back.</summary>
/// <param name="State">Paid; or what became of the payout since, such as Returned by the bank.</param>
public sealed record ReversedPayout(long PayoutId, long CaseId, string CaseNumber, string PayeeName, Money Paid, LocalDate? PaidOn, PayoutState State, Money Amount);

/// <summary>A reversal of execution (执行回转), as the case that takes back and the cases that paid show it.</summary>
/// <param name="Amount">Of what was paid out; the sum of <paramref name="Payouts"/>.</param>
/// <param name="Fruits">What it bore meanwhile (孳息), returned besides.</param>
/// <param name="Document">The title that sets the old one aside.</param>
/// <param name="Mine">The reader proposed it, and so does not decide it.</param>
/// <param name="DecidedMine">The reader confirmed it, and so does not cancel it.</param>
/// <param name="DecidedFor">In whose name it was decided; null in the decider's own.</param>
/// <param name="CancelledFor">In whose name it was cancelled.</param>
public sealed record ReversalView(
    long Id, long CaseId, string CaseNumber, Money Amount, Money Fruits, string? Title, string Document, ReversalState State, string ProposedBy, Instant ProposedAt, bool Mine,
    string? DecidedBy, Instant? DecidedAt, bool DecidedMine, string? Decision, string? CancelledBy, Instant? CancelledAt, string? CancelReason, IReadOnlyList<ReversedPayout> Payouts, string? DecidedFor, string? CancelledFor);
