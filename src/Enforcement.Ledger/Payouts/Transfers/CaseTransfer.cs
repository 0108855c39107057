using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Transfers;

public enum TransferState
{
    Proposed,
    Approved,
    Rejected,
    Withdrawn,

    /// <summary>Moved back by a mirrored entry; both entries stay.</summary>
    Reversed,
}

/// <summary>What a transfer moved of one lot.</summary>
/// <param name="ArrivedOn">The bank's booking date, from which the clock of the lot counts in either case.</param>
public sealed record TransferredLot(long LotId, LocalDate ArrivedOn, Money Amount);

/// <summary>A transfer between cases, as both of them show it.</summary>
/// <param name="Lots">Empty until it is approved.</param>
/// <param name="Mine">The reader proposed it, and so does not decide it.</param>
/// <param name="UndoMine">The reader asked to undo it.</param>
/// <param name="DecidedFor">In whose name it was decided; null in the decider's own.</param>
/// <param name="ReversedFor">In whose name it was undone.</param>
public sealed record TransferView(
    long Id, long FromCaseId, string FromCase, long ToCaseId, string ToCase, Money Amount, string Ground, string GroundName, string? Document, string? Reason, TransferState State,
    string ProposedBy, Instant ProposedAt, bool Mine, string? DecidedBy, Instant? DecidedAt, string? Decision,
    string? UndoAskedBy, Instant? UndoAskedAt, string? UndoReason, bool UndoMine, string? ReversedBy, Instant? ReversedAt, IReadOnlyList<TransferredLot> Lots, string? DecidedFor, string? ReversedFor);
