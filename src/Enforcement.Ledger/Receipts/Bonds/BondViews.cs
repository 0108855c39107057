using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>Where a bond stands: proposed by its remark or by hand, confirmed and held, and then gone back or become the case's.</summary>
public enum BondState
{
    Proposed,
    Rejected,
    Held,
    Returned,
    Converted,
}

/// <summary>Which bonds are asked for.</summary>
public enum BondFilter
{
    Proposed,
    Held,
    Returned,
    Converted,
    Rejected,

    /// <summary>Of auctions that have ended, and not yet booked back to the payer or converted; the most urgent are late.</summary>
    Waiting,

    /// <summary>Waiting beyond their time: the alarm list.</summary>
    Overdue,
}

/// <summary>An auction of a case.</summary>
/// <param name="DueAt">By when its bonds have gone back or to the case; counted from the planned end until the real one is recorded.</param>
/// <param name="Bonds">Bonds proposed or held now.</param>
/// <param name="BondSum">Their sum.</param>
public sealed record AuctionView(
    long Id, long CaseId, string CaseNumber, string Officer, string LotName, string Platform, AuctionMode Mode, string AuctionNo, string? BondNo, Money StartPrice, Money Bond,
    Instant EndsAt, AuctionResult? Result, Instant? EndedAt, long? WinnerBondId, Instant DueAt, string RegisteredBy, int Bonds, Money BondSum);

/// <summary>The live proposal, or the last one, to make a bond its case's money.</summary>
/// <param name="State"><c>proposed</c>, <c>confirmed</c>, <c>rejected</c> or <c>withdrawn</c>.</param>
/// <param name="Mine">The reader proposed it, and so cannot decide it.</param>
public sealed record ConversionView(long Id, ConversionKind Kind, string Document, string State, string ProposedBy, bool Mine, string? DecidedBy, string? Decision);

/// <summary>The live refund of a bond, or the last one.</summary>
/// <param name="State">As of every refund of unknown funds.</param>
public sealed record BondRefundView(long Id, string State, string ProposedBy, bool Mine, LocalDate? BookedOn);

/// <summary>The wish that a held bond be unknown funds again.</summary>
/// <param name="Mine">The reader asked, or took the statement in, and so cannot confirm it.</param>
public sealed record BondUndoView(string AskedBy, string Reason, bool Mine);

/// <summary>The bond of a bidder.</summary>
/// <param name="Ended">How its auction ended is recorded.</param>
/// <param name="Won">Its bidder has won.</param>
/// <param name="DueAt">By when it has gone back, or to the case.</param>
/// <param name="Overdue">That moment is over, and the bank has not booked it back, nor is it the case's.</param>
/// <param name="Mine">The reader proposed it or took its statement in, and so cannot decide it.</param>
public sealed record BondView(
    long Id, long AuctionId, string AuctionNo, string LotName, long CaseId, string CaseNumber, long LineId, LocalDate BookedOn, Money Amount, Money AskedFor, string? Payer, string? PayerAccount,
    string? Remark, BondState State, bool Ended, bool Won, Instant DueAt, LocalDate DueOn, bool Overdue, string Reason, string ProposedBy, bool Mine, string? DecidedBy, string? Decision,
    BondRefundView? Refund, ConversionView? Conversion, BondUndoView? Undo);
