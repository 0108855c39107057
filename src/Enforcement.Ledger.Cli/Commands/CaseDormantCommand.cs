using System.CommandLine;
using Enforcement.Ledger.Cases;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>case dormant</c>: cases whose money has not moved for long; with <c>--hand-over</c> those that wait for a new officer.</summary>
static class CaseDormantCommand
{
    const int Most = 10_000;

    public static Command Create(Shell shell)
    {
        var days = new Option<int>("--days") { Description = "Not moved for so many days; 0 for every case with money.", HelpName = "DAYS", DefaultValueFactory = _ => 30 };
        var officer = new Option<string?>("--officer") { Description = "Only the cases of this executor (移交清单).", HelpName = "NAME" };
        var waiting = new Option<bool>("--hand-over") { Description = "Every case with money whose officer is gone, or for which the case system names another one (待移交)." };
        return shell.LedgerCommand("dormant", "Cases whose money nobody has moved for long (30, 90, 180 days); finds something when there are some.", async (parsed, door, ct) =>
        {
            var handOver = parsed.GetValue(waiting);
            var asked = handOver ? 0 : parsed.GetValue(days);
            var cases = await door.AskAsync<ClosingQueries, List<DormantCase>>(q => q.DormantAsync(new(asked, parsed.GetValue(officer), handOver), Most, ct), ct);
            shell.Answer(parsed, new { Cases = cases }, screen =>
                Shell.Table(screen, "", ["case", "officer", "state", "money", "moved", "days", "band", "hand-over"],
                    cases.Select(c => (IReadOnlyList<string?>)[c.CaseNumber, c.Officer, c.State, $"{c.Money}", Shell.Iso(c.MovedOn), $"{c.Days}", c.Band == 0 ? null : $"{c.Band}",
                        c.OfficerEndedOn is { } ended ? $"officer gone since {Shell.Iso(ended)}" : c.NamedOfficer is { } named ? $"to {named}" : null])));
            return (asked > 0 || handOver) && cases.Count > 0 ? ExitCode.Found : ExitCode.Done;
        }, days, officer, waiting);
    }
}
