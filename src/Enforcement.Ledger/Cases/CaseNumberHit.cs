namespace Enforcement.Ledger.Cases;

/// <summary>How completely a text names a case, strongest first.</summary>
public enum CaseNumberHitKind
{
    /// <summary>A number as documents write it, brackets and 号 included.</summary>
    Canon,

    /// <summary>Year, court, type and number, written carelessly.</summary>
    Full,

    /// <summary>A number in the style before 2016.</summary>
    Legacy,

    /// <summary>The number of a title case (民初 …): an execution case may be linked to it.</summary>
    TitleCase,

    /// <summary>No year: suggestion only.</summary>
    NoYear,

    /// <summary>No court, so the own one may be meant: suggestion only.</summary>
    NoCourt,
}

/// <summary>A case number found in a text.</summary>
/// <param name="Kind">How completely it is named.</param>
/// <param name="Year">Null for <see cref="CaseNumberHitKind.NoYear"/>.</param>
/// <param name="Court">Null for <see cref="CaseNumberHitKind.NoCourt"/>.</param>
/// <param name="Type">The type code.</param>
/// <param name="Number">The running number.</param>
/// <param name="Text">The place where it was found, folded: evidence for the person who checks the match.</param>
/// <param name="CaseNumber">The case named; null when year or court is missing.</param>
public sealed record CaseNumberHit(CaseNumberHitKind Kind, int? Year, string? Court, string Type, int Number, string Text, CaseNumber? CaseNumber)
{
    /// <summary>True when the hit may match a case by itself; otherwise it only suggests one.</summary>
    public bool NamesOneCase => Kind is CaseNumberHitKind.Canon or CaseNumberHitKind.Full or CaseNumberHitKind.Legacy;
}
