using System.CommandLine;
using System.Text;
using Enforcement.Ledger.Cli.Scenarios;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>scenario FILE...</c>: plays stories on scratch databases and says where they differ.</summary>
static class ScenarioCommand
{
    public static Command Create(Shell shell)
    {
        var files = Shell.Files();
        return shell.Command("scenario", "Plays stories through the real use cases, each on a database of its own.", async (parsed, ct) =>
        {
            var stories = new List<Story>();
            foreach (var path in parsed.GetValue(files)!)
                stories.Add(StoryParser.Read(path, Encoding.UTF8.GetString(await InputFile.ReadAsync(path, ct))));
            var outcomes = await PlayAsync(shell, parsed, stories, ct);
            shell.Answer(parsed, new { Files = outcomes }, screen => Show(screen.Profile.Out.Writer, outcomes));
            return outcomes.Any(o => o.Unreadable.Count > 0) ? ExitCode.Refused : outcomes.All(o => o.Passed) ? ExitCode.Done : ExitCode.Found;
        }, files);
    }

    static async Task<List<StoryOutcome>> PlayAsync(Shell shell, ParseResult parsed, List<Story> stories, CancellationToken ct)
    {
        // Nothing is played, and no server needed, when no story can be read.
        if (stories.All(s => s.Unreadable.Count > 0))
            return [.. stories.Select(s => new StoryOutcome(s.File, false, [], s.Unreadable))];
        await using var server = await shell.OpenServerAsync(parsed, ct);
        await using var scratch = await ScratchDatabases.PrepareAsync(server.Connections, ct);
        var outcomes = new List<StoryOutcome>();
        foreach (var story in stories)
            outcomes.Add(await scratch.WithCopyAsync(copy => StoryPlayer.PlayAsync(story, copy, ct), ct));
        return outcomes;
    }

    static void Show(TextWriter writer, List<StoryOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            foreach (var line in outcome.Unreadable)
                writer.WriteLine($"{outcome.File}:{line.Line}: cannot be read: {line.Message}\n    {line.Text}");
            foreach (var difference in outcome.Differences)
                writer.WriteLine($"{outcome.File}:{difference.Line}: expected {difference.Expected}; got {difference.Got}\n    {difference.Text}");
            writer.WriteLine($"{outcome.File}: {(outcome.Passed ? "as told" : outcome.Unreadable.Count > 0 ? "cannot be read" : $"{outcome.Differences.Count} differences")}");
        }
    }
}
