using NodaTime;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>A role that a person holds or held.</summary>
/// <param name="GrantedBy">Who confirmed it.</param>
public sealed record RoleHeld(string Role, Instant GrantedAt, string GrantedBy, Instant? RevokedAt);

/// <summary>A proposed or decided change: the person is to hold exactly <paramref name="Roles"/>.</summary>
/// <param name="State"><c>proposed</c>, <c>confirmed</c> or <c>rejected</c>.</param>
public sealed record RoleChangeView(
    long Id, long PersonId, string Person, IReadOnlyList<string> Was, IReadOnlyList<string> Roles, string State, string Reason, string ProposedBy, long ProposedById, Instant ProposedAt,
    string? DecidedBy, Instant? DecidedAt, string? RejectReason);

/// <summary>A person with the roles held now and before.</summary>
public sealed record PersonView(long Id, string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<RoleHeld> History);

/// <summary>One role of one person, done by another for some days.</summary>
/// <param name="State"><c>requested</c>, <c>rejected</c>, <c>coming</c>, <c>in-force</c>, <c>ended</c> or <c>revoked</c>.</param>
/// <param name="UntilOn">The last day, inclusive.</param>
public sealed record DelegationView(
    long Id, long DelegatorId, string Delegator, long DelegateId, string Delegate, string Role, LocalDate FromOn, LocalDate UntilOn, string State, string Reason, string RequestedBy, long RequestedById, Instant RequestedAt,
    string? ConfirmedBy, Instant? ConfirmedAt, string? RejectedBy, string? RejectReason, string? RevokedBy, Instant? RevokedAt, string? RevokeReason);
