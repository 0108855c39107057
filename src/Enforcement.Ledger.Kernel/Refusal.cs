namespace Enforcement.Ledger.Kernel;

/// <summary>A rule that says no: its code, its sentence and the article it rests on, in one place.</summary>
/// <param name="Code">Stable, lower case, dotted: <c>payout.same-person</c>. Stories and clients rely on it.</param>
/// <param name="Sentence">English sentence for the person in front of the screen; says what to do next.</param>
/// <param name="Chinese">The same sentence as the office reads it.</param>
/// <param name="Article">The sources of the rule, as the domain reference cites them, with <c>; </c> between several.</param>
public sealed record Refusal(string Code, string Sentence, string Chinese, string Article)
{
    static readonly string[] HouseRules = ["法院内控要求", "银行对账要求"];

    /// <summary>What of the sources is a published text with its article; null when the house alone asks it.</summary>
    public string? Published => Of(house: false);

    /// <summary>What of the sources is a rule that the house gave itself, which is no article of law; null when there is none.</summary>
    public string? HouseRule => Of(house: true);

    string? Of(bool house) => Article.Split("; ").Where(source => HouseRules.Contains(source) == house).ToList() is { Count: > 0 } sources ? string.Join("; ", sources) : null;
}

/// <summary>Thrown when a rule says no. The act is rolled back whole: every balance and state is as before.</summary>
public sealed class Refused(Refusal refusal, string? facts = null) : Exception(facts is null ? refusal.Sentence : $"{refusal.Sentence} ({facts})")
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>The numbers and names of this one case, or null.</summary>
    public string? Facts { get; } = facts;

    public string Code => Refusal.Code;
}

/// <summary>Something that can never be true is true: a defect or tampering, not a user's mistake. No use case catches it.</summary>
public sealed class InvariantBroken(string invariant, string facts) : Exception($"{invariant}: {facts}")
{
    public string Invariant { get; } = invariant;
}
