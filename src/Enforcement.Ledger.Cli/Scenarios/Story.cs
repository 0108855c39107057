using NodaTime;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>A story as read: what each line does, and what it expects; and the lines that cannot be read.</summary>
/// <param name="File">As the caller names it.</param>
/// <param name="Unreadable">Not empty means that nothing of the story is played.</param>
public sealed record Story(string File, IReadOnlyList<StoryLine> Lines, IReadOnlyList<UnreadableLine> Unreadable);

/// <summary>One act or check of a story.</summary>
/// <param name="Number">The line in the file, from 1.</param>
/// <param name="At">The office's clock while it is played.</param>
/// <param name="Actor">A person's sign-in name, <c>bank</c>, <c>clock</c>, or <c>check</c>.</param>
/// <param name="Act">What is done; of a check, what is looked at.</param>
/// <param name="Expected">What it should come to; null for a check, whose keys say it.</param>
public sealed record StoryLine(int Number, string Text, LocalDateTime At, string Actor, string Act, StoryKeys Keys, ExpectedOutcome? Expected)
{
    public const string Check = "check";
    public const string Bank = "bank";
    public const string Clock = "clock";
}

/// <summary>A line that cannot be read, and what to do about it.</summary>
public sealed record UnreadableLine(int Line, string Text, string Message);

/// <summary>Something that shows only when a line is played keeps it from being read, such as a date that is none.</summary>
public sealed class StoryUnreadable(string message) : Exception(message);

/// <summary>The outcome that a line expects.</summary>
/// <param name="Word"><c>ok</c>, a state, <c>posted</c>, <c>held</c>, <c>rejected</c> or <c>refused</c>.</param>
/// <param name="Code">The code of a refusal, or why a statement is held or rejected.</param>
/// <param name="Facts">Further facts to compare; what is not named is not compared.</param>
public sealed record ExpectedOutcome(string Word, string? Code, IReadOnlyList<KeyValuePair<string, string>> Facts)
{
    public const string Ok = "ok";
    public const string Refused = "refused";
    public const string Held = "held";
    public const string Rejected = "rejected";

    public bool IsRefusal => Word == Refused;

    public override string ToString() => string.Join(' ', ((string?[])[Word, Code]).OfType<string>().Concat(Facts.Select(f => $"{f.Key}={f.Value}")));
}
