using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Deductions;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Treasury;

public enum TreasuryState
{
    Proposed,

    /// <summary>Its instruction is written; the money is in transit.</summary>
    Approved,
    Rejected,
    Withdrawn,

    /// <summary>The bank's statement carries the debit.</summary>
    Booked,

    /// <summary>The bank did not carry it out: its fees are due again.</summary>
    Failed,

    /// <summary>Booked, and sent back by the bank later: its fees are due again.</summary>
    Returned,
}

/// <summary>Who gets what a case owes beside its creditors.</summary>
/// <source>FY §52 (fees, in full); ZX §34 (the actual cost of a sale)</source>
public enum Recipient
{
    /// <summary>The treasury: execution fees.</summary>
    Treasury,

    /// <summary>Who bore the cost of a sale: auction house, appraiser, and the like.</summary>
    CostPayee,
}

/// <summary>The account to which a book pays its fees.</summary>
/// <param name="Mine">The reader named it, and so does not confirm it.</param>
/// <param name="Ended">Another one took its place.</param>
public sealed record TreasuryAccountView(
    long Id, string Book, string Name, string AccountNo, string? BankName, string? Cnaps, string Document, string ProposedBy, bool Mine, string? ConfirmedBy, bool Ended);

/// <summary>A payment of fees to the treasury, or of a cost to its payee.</summary>
/// <param name="Document">Of a cost: the paper that names the payee's account.</param>
/// <param name="ReturnedOn">When the bank sent it back.</param>
/// <param name="FailAskedBy">Its file has left, and this person says that the bank did not carry it out; another one is to say so too.</param>
public sealed record TreasuryBatchView(
    long Id, string Book, Recipient Recipient, Money Amount, int Fees, string AccountName, string AccountNo, TreasuryState State, string ProposedBy, Instant ProposedAt, bool Mine,
    string? DecidedBy, Instant? DecidedAt, string? Decision, string? EndToEndId, LocalDate? BookedOn, string? FailedReason, LocalDate? ReturnedOn, string? Document, string? FailAskedBy, bool FailAskedByMe);

/// <summary>A fee with what became of it (执行费结算表).</summary>
/// <param name="Base">What it was reckoned on.</param>
/// <param name="BatchState">Null while nobody is paying it.</param>
/// <param name="Payee">Of a cost: who gets it; null while nobody is named.</param>
/// <param name="PayeeMine">The reader named the payee, and so does not pay it.</param>
public sealed record FeeView(
    long DeductionId, DeductionKind Kind, long CaseId, string CaseNumber, string Officer, Money Amount, Money? Base, Money? Due, Instant ConfirmedAt, long? BatchId, TreasuryState? BatchState, LocalDate? PaidOn,
    string? Payee, string? PayeeAccount, string? PayeeDocument, bool PayeeMine);
