using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Where unknown funds stand: nobody knows their case, they have found it, or they go back to the payer.</summary>
public enum UnknownState
{
    Open,
    Claimed,
    Returned,

    /// <summary>It is the bond of an auction.</summary>
    Bond,
}

/// <summary>Money whose case nobody knows yet, or did not know once.</summary>
/// <param name="ImportLagDays">Calendar days from the bank's booking to our import.</param>
/// <param name="AgeDays">Calendar days since the bank booked it.</param>
/// <param name="OpenClaims">Claims that wait to be decided; more than one compete.</param>
/// <param name="RefundProposed">A refund waits to be decided.</param>
/// <param name="BatchParts">Payments that the bank booked as this one; 0 when it is a single payment.</param>
/// <param name="Proposals">Cases that it may belong to, the best first.</param>
public sealed record UnknownView(
    long LineId, string Book, LocalDate BookedOn, int ImportLagDays, Money Amount, string? Payer, string? PayerAccount, string? Remark, UnknownState State,
    LocalDate DueOn, bool Overdue, int AgeDays, UnknownBand Band, UnknownClass Class, IReadOnlyList<string> Reasons, int OpenClaims, bool RefundProposed, LocalDate? NoticeUntil,
    int BatchParts, IReadOnlyList<Proposal> Proposals);

public sealed record ClaimPartView(long CaseId, string CaseNumber, string Officer, Money Amount);

/// <param name="Size">Bytes.</param>
public sealed record EvidenceView(long Id, string Name, int Size, string Sha256);

/// <summary>One person's claim and what became of it.</summary>
/// <param name="State"><c>open</c>, <c>confirmed</c>, <c>rejected</c>, <c>withdrawn</c>, <c>lost</c> to another claim, or <c>undone</c>.</param>
/// <param name="Mine">The reader claimed it, and so cannot decide it.</param>
/// <param name="Evidence">Only for who may decide, and for who claimed.</param>
public sealed record ClaimView(
    long Id, long LineId, Money Amount, string State, string Reason, string? PayerNotified, string ClaimedBy, Instant ClaimedAt, bool Mine,
    string? DecidedBy, Instant? DecidedAt, string? Decision, string? UndoneBy, Instant? UndoneAt, string? UndoneReason,
    IReadOnlyList<ClaimPartView> Parts, IReadOnlyList<EvidenceView> Evidence);

/// <param name="State"><c>proposed</c>, <c>approved</c> (in transit), <c>rejected</c>, <c>withdrawn</c>, <c>overtaken</c> by a claim, <c>booked</c> or <c>failed</c>.</param>
public sealed record RefundView(
    long Id, long LineId, Money Amount, string PayerName, string? PayerAccount, string State, string Reason, string ProposedBy, Instant ProposedAt, bool Mine,
    string? DecidedBy, Instant? DecidedAt, string? Decision, string? EndToEndId, LocalDate? BookedOn, string? FailedReason);

public sealed record NoticeView(string Text, LocalDate From, LocalDate Until, string PlacedBy);

public sealed record NoteView(string Text, string NotedBy, Instant NotedAt);

/// <summary>A line with everything that was done about it.</summary>
/// <param name="ConfirmingRoles">The roles that confirm a claim on this amount.</param>
public sealed record UnknownDetail(
    UnknownView Line, IReadOnlyList<ClaimView> Claims, IReadOnlyList<RefundView> Refunds, IReadOnlyList<NoticeView> Notices, IReadOnlyList<NoteView> Notes, IReadOnlyList<string> ConfirmingRoles);

public sealed record UnknownBandView(UnknownBand Band, int Count, Money Amount);

/// <summary>Open unknown funds by age, and how many of them break the rule.</summary>
public sealed record UnknownSummary(int Count, Money Amount, int Overdue, int Violations, int Legacy, int OpenClaims, int RefundsProposed, IReadOnlyList<UnknownBandView> Bands);

/// <summary>A kept file as it was handed in.</summary>
public sealed record KeptFile(string Name, byte[] Bytes, string Sha256);
