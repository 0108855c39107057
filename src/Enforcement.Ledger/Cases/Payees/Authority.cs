using NodaTime;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Who may act for a party; a lawyer brings more papers than the others.</summary>
public enum AgentKind
{
    /// <summary>律师: with the firm's letter and the licence.</summary>
    Lawyer,

    /// <summary>基层法律服务工作者</summary>
    LegalWorker,

    /// <summary>近亲属</summary>
    Relative,

    /// <summary>工作人员</summary>
    Staff,

    /// <summary>有关社区、单位推荐的公民</summary>
    Recommended,
}

/// <summary>Where an authority stands on a day.</summary>
public enum AuthorityState
{
    Proposed,
    Rejected,
    Standing,
    NotYet,
    Expired,
    Revoked,
}

/// <summary>An agent's special authority (特别授权) to receive a party's money.</summary>
/// <source>ZX §20; domain reference §4, 7 and §7, row 6</source>
public sealed record AuthorityView(
    long Id, long CaseId, long PartyId, string Party, string Agent, string AgentIdentifier, AgentKind Kind, string? FirmLetter, string? Licence, string Scope, LocalDate From, LocalDate Until, string Document,
    string PaperNo, AuthorityState State, string ProposedBy, Instant ProposedAt, bool Mine, string? ConfirmedBy, Instant? ConfirmedAt, string? RejectReason, string? RevokedBy, Instant? RevokedAt, string? RevokeDocument);
