namespace Enforcement.Ledger.Cases;

/// <summary>Why a text is not the identifier it should be.</summary>
/// <param name="Code">Stable, dotted: <c>resident-id.check-digit</c>.</param>
/// <param name="Sentence">English sentence that says what to do.</param>
/// <param name="Chinese">The same sentence as the office reads it.</param>
/// <remarks>The sentences do not repeat the identifier: they reach logs and screens that must not show it.</remarks>
public sealed record IdentifierFault(string Code, string Sentence, string Chinese);
