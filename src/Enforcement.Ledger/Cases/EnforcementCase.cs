using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Cases;

/// <summary>One enforcement case (案件): its number, parties, officer and what is still owed.</summary>
public sealed class EnforcementCase
{
    public long Id { get; private set; }

    public required int BookId { get; init; }

    /// <summary><c>year|court|type|number</c>: one case has one key, however its number is written.</summary>
    public required string NumberKey { get; init; }

    /// <summary>The canonical number, such as <c>（2021）川01执1234号</c>.</summary>
    public required string Number { get; init; }

    public required long OfficerId { get; set; }

    /// <summary>Whom the case system names as the next officer, while the case waits for its hand-over.</summary>
    public long? NamedOfficerId { get; set; }

    public required string DebtorKind { get; init; }

    public required Money ClaimMinor { get; set; }

    public required Money OutstandingMinor { get; set; }

    public string State { get; set; } = "open";

    public required Instant ImportedAt { get; init; }

    public required long ImportedBy { get; init; }

    public List<Party> Parties { get; init; } = [];

    public List<SubAccount> SubAccounts { get; init; } = [];

    public List<TitleCase> TitleCases { get; init; } = [];
}

/// <summary>A title case (执行依据) on which an execution case rests. Payers often write its number instead.</summary>
public sealed class TitleCase
{
    public long CaseId { get; private set; }

    /// <summary><c>year|court|type|number</c>.</summary>
    public required string NumberKey { get; init; }

    public required string Number { get; init; }
}

/// <summary>An applicant or a debtor of a case.</summary>
public sealed class Party
{
    public long Id { get; private set; }

    public long CaseId { get; private set; }

    public required string Role { get; init; }

    public required string Name { get; init; }

    /// <summary>The name after normalisation; names are compared by it exactly, never by likeness.</summary>
    public required string NameKey { get; init; }

    public string? Identifier { get; set; }

    public List<PayeeAccount> Accounts { get; init; } = [];
}

/// <summary>The bank number printed in the case's documents (子账号). Bound to its case for ever.</summary>
public sealed class SubAccount
{
    public required int BookId { get; init; }

    public required string Number { get; init; }

    public long CaseId { get; private set; }

    public string State { get; set; } = "active";
}

/// <summary>A bank account that a party confirmed for its money, with the document that says so.</summary>
/// <source>S3 §20 (receiving method and exact account are confirmed with the applicant)</source>
public sealed class PayeeAccount
{
    public long Id { get; private set; }

    /// <summary>Null for the account of a party's agent.</summary>
    public long? PartyId { get; private set; }

    /// <summary>The authority of the agent whose account it is.</summary>
    public long? AuthorityId { get; private set; }

    public required string AccountNo { get; init; }

    public required string BankName { get; init; }

    public string? Cnaps { get; init; }

    public required string ConfirmationDocument { get; init; }

    public required LocalDate ConfirmedOn { get; init; }

    public required long RecordedBy { get; init; }

    public required Instant RecordedAt { get; init; }

    public Instant? EndedAt { get; set; }
}
