namespace Enforcement.Ledger.Web.Api;

/// <summary>Why a request was not done, as problem+json (RFC 9457): what a person reads and what a program relies on.</summary>
/// <param name="Title">The sentence, in English.</param>
/// <param name="Detail">The sentence with the facts of this one case.</param>
/// <param name="Code">Stable, lower case, dotted: <c>payout.same-person</c>.</param>
/// <param name="Article">The published text on which the rule rests that said no; null when the house alone asks it.</param>
/// <param name="HouseRule">The house's own rule (内控), which is no article of law.</param>
/// <param name="Chinese">The sentence as the office reads it.</param>
/// <param name="Field">Which part of the request is wrong.</param>
/// <param name="TraceId">Names this request in the logs.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Code, string? Article, string? HouseRule, string? Chinese, string? Field, string? TraceId)
{
    public const string ContentType = "application/problem+json";
}
