using Enforcement.Ledger.Kernel;
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
}

/// <summary>The account to which a book pays its fees.</summary>
/// <param name="Mine">The reader named it, and so does not confirm it.</param>
/// <param name="Ended">Another one took its place.</param>
public sealed record TreasuryAccountView(
    long Id, string Book, string Name, string AccountNo, string? BankName, string? Cnaps, string Document, string ProposedBy, bool Mine, string? ConfirmedBy, bool Ended);

/// <summary>A payment of fees to the treasury.</summary>
public sealed record TreasuryBatchView(
    long Id, string Book, Money Amount, int Fees, string AccountName, string AccountNo, TreasuryState State, string ProposedBy, Instant ProposedAt, bool Mine,
    string? DecidedBy, Instant? DecidedAt, string? Decision, string? EndToEndId, LocalDate? BookedOn, string? FailedReason);

/// <summary>A fee with what became of it (执行费结算表).</summary>
/// <param name="Base">What it was reckoned on.</param>
/// <param name="BatchState">Null while nobody is paying it.</param>
public sealed record FeeView(
    long DeductionId, long CaseId, string CaseNumber, string Officer, Money Amount, Money? Base, Money? Due, Instant ConfirmedAt, long? BatchId, TreasuryState? BatchState, LocalDate? PaidOn);
