using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>A line whose outcome is not the one told.</summary>
public sealed record StoryDifference(int Line, string Text, string Expected, string Got);

/// <summary>How a story went.</summary>
/// <param name="Unreadable">Lines that cannot be read; a story with one counts as not played.</param>
public sealed record StoryOutcome(string File, bool Passed, IReadOnlyList<StoryDifference> Differences, IReadOnlyList<UnreadableLine> Unreadable);

/// <summary>Plays stories through the real use cases, as the named persons, each on a migrated database of its own.</summary>
/// <source>scenarios reference</source>
public static class StoryPlayer
{
    /// <param name="scratch">A migrated database that nothing has happened in; it is left as the story ends.</param>
    public static async Task<StoryOutcome> PlayAsync(Story story, LedgerConnections scratch, CancellationToken ct)
    {
        if (story.Unreadable.Count > 0)
            return new(story.File, false, [], story.Unreadable);
        if (story.Lines.Count == 0)
            return new(story.File, true, [], []);
        await using var session = await StorySession.OpenAsync(story.Lines[0].At, scratch, ct);
        var differences = new List<StoryDifference>();
        foreach (var line in story.Lines)
        {
            try
            {
                var differing = line.Expected is { } expected ? await ActAsync(session, line, expected, ct) : await session.DiffersAsync(line, ct);
                differences.AddRange(differing.Select(d => new StoryDifference(line.Number, line.Text, d.Expected, d.Got)));
            }
            catch (StoryUnreadable e)
            {
                return new(story.File, false, differences, [new(line.Number, line.Text, e.Message)]);
            }
            // A defect is a finding like any other; the story tells at which line.
            catch (Exception e) when (e is not OperationCanceledException)
            {
                differences.Add(new(line.Number, line.Text, line.Expected?.ToString() ?? "an answer", e is Refused refused ? $"refused {refused.Code}" : $"broken: {e.GetType().Name}: {e.Message}"));
            }
        }
        return new(story.File, differences.Count == 0, differences, []);
    }

    static async Task<IReadOnlyList<(string Expected, string Got)>> ActAsync(StorySession session, StoryLine line, ExpectedOutcome expected, CancellationToken ct)
    {
        var before = expected.IsRefusal ? await session.SnapshotAsync(ct) : null;
        var got = await session.DoAsync(line, ct);
        if (!got.Meets(expected))
            return [(expected.ToString(), got.ToString())];
        if (before is null)
            return [];
        var after = await session.SnapshotAsync(ct);
        var changed = after.Where(t => t.Value != before[t.Key]).Select(t => t.Key).ToList();
        return changed.Count == 0 ? [] : [($"{expected}, and everything as before", $"{got}, and changed {string.Join(", ", changed)}")];
    }
}
