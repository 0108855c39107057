using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>matching replay</c>: decides stored credits again and tells which come out otherwise.</summary>
static class MatchingReplayCommand
{
    public static Command Create(Shell shell)
    {
        var lines = Shell.CountOption("--lines", "How many of the newest credits.", BackTestRules.UsualLines, BackTestRules.MostLines);
        return shell.LedgerCommand("replay", "Decides stored credits again, each from its kept facts under its own version; finds something when one comes out otherwise.", async (parsed, door, ct) =>
        {
            var replay = await door.AskAsync<ReplayMatches, ReplayOutcome>(q => q.ExecuteAsync(parsed.GetValue(lines), ct), ct);
            shell.Answer(parsed, replay, screen =>
            {
                screen.Profile.Out.Writer.WriteLine($"{replay.Lines} credits decided again, {replay.Different} otherwise; {replay.WithoutFacts} have no facts kept and were left out.");
                foreach (var d in replay.Differences)
                    screen.Profile.Out.Writer.WriteLine($"  line {d.LineId}, version {d.Version}: was {d.Was}, is {d.Is}");
            });
            return replay.Different > 0 ? ExitCode.Found : ExitCode.Done;
        }, lines);
    }
}
