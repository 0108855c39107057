using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>What an act of a story came to.</summary>
/// <param name="Word">The state reached, or <c>ok</c>, <c>posted</c>, <c>held</c>, <c>rejected</c>, <c>refused</c>.</param>
/// <param name="Also">Another name for the same, such as the state of the part that a split made.</param>
sealed record Outcome(string Word, string? Code, IReadOnlyList<(string Key, string Value)> Facts, string? Also = null)
{
    public static Outcome Ok { get; } = new(ExpectedOutcome.Ok, null, []);

    public static Outcome State(string state, string? also = null) => new(state, null, [], also);

    public static Outcome Refused(Refused refused) => new(ExpectedOutcome.Refused, refused.Code, []);

    bool WentThrough => Word is not (ExpectedOutcome.Refused or ExpectedOutcome.Held or ExpectedOutcome.Rejected);

    /// <summary>Whether this is what a line expects: its word, its code, and every fact that it names.</summary>
    public bool Meets(ExpectedOutcome expected) =>
        (Same(expected.Word, Word) || Same(expected.Word, Also) || expected.Word == ExpectedOutcome.Ok && WentThrough)
        && (expected.Code is null || expected.Code == Code)
        && expected.Facts.All(e => Facts.Any(f => f.Key == e.Key && StoryKeys.Same(e.Value, f.Value)));

    static bool Same(string expected, string? got) => string.Equals(expected, got, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => string.Join(' ', ((string?[])[Word, Code]).OfType<string>().Concat(Facts.Select(f => $"{f.Key}={f.Value}")));
}
