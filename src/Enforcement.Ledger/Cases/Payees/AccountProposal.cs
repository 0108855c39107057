using NodaTime;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Where a proposal of an account stands.</summary>
public enum ProposalState
{
    Open,
    Confirmed,
    Rejected,
    Withdrawn,
}

/// <summary>How the payee confirmed an account.</summary>
public enum ConfirmationChannel
{
    InPerson,
    Phone,
    Letter,
    Online,

    /// <summary>Told by the case system, which had it from the party.</summary>
    CaseSystem,
}

/// <summary>An account that was proposed, taken in hand: its payee is locked until the act ends.</summary>
sealed record ProposalInHand(
    long Id, long CaseId, long? PartyId, long? AuthorityId, string AccountNo, string BankName, string? Cnaps, string Document, LocalDate ConfirmedOn, ProposalState State, long ProposedBy, Instant ProposedAt);

/// <summary>The payee whose account is meant: a party, or the agent of one.</summary>
sealed record PayeeInHand(long? PartyId, long? AuthorityId, string Name, string Key, string? Identifier);
