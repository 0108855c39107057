using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>matching backtest VERSION</c>: tries a version of the matching rules on posted credits.</summary>
static class MatchingBackTestCommand
{
    public static Command Create(Shell shell)
    {
        var version = new Argument<int>("VERSION") { Description = "The version, as 'matching rules' shows it." };
        var lines = Shell.CountOption("--lines", "How many of the newest credits.", BackTestRules.UsualLines, BackTestRules.MostLines);
        return shell.LedgerCommand("backtest", "Tries a version of the matching rules on posted credits and keeps what it would have decided otherwise; nothing moves.", async (parsed, door, ct) =>
        {
            var tried = await door.DoAsync<BackTestRules, BackTestView>(u => u.ExecuteAsync(new(parsed.GetValue(version), parsed.GetValue(lines)), ct), ct);
            shell.Answer(parsed, tried, screen =>
            {
                screen.Profile.Out.Writer.WriteLine($"{tried.Lines} credits: {tried.MatchedToUnknown} matched would be unknown, {tried.UnknownToMatched} unknown would be matched, "
                    + $"{tried.OtherCase} would go to another case, {tried.OtherProposals} would be proposed otherwise; for {tried.AskedToday} today's cases were asked.");
                Shell.Table(screen, "", ["line", "difference", "was", "case", "would be", "case"],
                    tried.Differences.Select(d => (IReadOnlyList<string?>)[$"{d.LineId}", d.Kind, d.WasRule, d.WasCase, d.WouldBeRule, d.WouldBeCase]));
            });
            return ExitCode.Done;
        }, version, lines);
    }
}
