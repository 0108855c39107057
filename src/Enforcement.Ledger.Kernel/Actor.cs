namespace Enforcement.Ledger.Kernel;

/// <summary>Who acts: a person or a service account of the house. Every entry, move and leaf names one.</summary>
/// <param name="Id">The key in <c>access.person</c>.</param>
/// <param name="Name">The sign-in name, for evidence and messages.</param>
public sealed record Actor(long Id, string Name);
