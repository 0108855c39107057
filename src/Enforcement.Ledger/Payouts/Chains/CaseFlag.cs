using NodaTime;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>A flag that a case can have, such as <c>major</c> (重大案件).</summary>
public sealed record CaseFlagKind(string Code, string Name);

/// <summary>A flag of a case. What was submitted while it stood was judged by its chain.</summary>
/// <param name="Mine">Whoever looks set it, and does not end it.</param>
public sealed record CaseFlagView(long Id, long CaseId, string Flag, string Name, string Document, string SetBy, Instant SetAt, string? EndedBy, Instant? EndedAt, string? EndDocument, bool Mine);
