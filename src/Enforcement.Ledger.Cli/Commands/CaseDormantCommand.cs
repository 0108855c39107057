using System.CommandLine;
using Enforcement.Ledger.Cases;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>case dormant</c>: cases whose money has not moved for long; with <c>--days 0</c> and an officer the list for a hand-over.</summary>
static class CaseDormantCommand
{
    const int Most = 10_000;

    public static Command Create(Shell shell)
    {
        var days = new Option<int>("--days") { Description = "Not moved for so many days; 0 for every case with money.", HelpName = "DAYS", DefaultValueFactory = _ => 30 };
        var officer = new Option<string?>("--officer") { Description = "Only the cases of this executor (移交清单).", HelpName = "NAME" };
        return shell.LedgerCommand("dormant", "Cases whose money nobody has moved for long (30, 90, 180 days); finds something when there are some.", async (parsed, door, ct) =>
        {
            var asked = parsed.GetValue(days);
            var cases = await door.AskAsync<ClosingQueries, List<DormantCase>>(q => q.DormantAsync(asked, parsed.GetValue(officer), Most, ct), ct);
            shell.Answer(parsed, new { Cases = cases }, screen =>
                Shell.Table(screen, "", ["case", "officer", "state", "money", "moved", "days", "band"],
                    cases.Select(c => (IReadOnlyList<string?>)[c.CaseNumber, c.Officer, c.State, $"{c.Money}", Shell.Iso(c.MovedOn), $"{c.Days}", c.Band == 0 ? null : $"{c.Band}"])));
            return asked > 0 && cases.Count > 0 ? ExitCode.Found : ExitCode.Done;
        }, days, officer);
    }
}
