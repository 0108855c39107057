using System.CommandLine;
using Enforcement.Ledger.Oversight;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>alert list</c>: what is due soon, overdue or escalated (待办与预警), as the last sweep left it.</summary>
static class AlertListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var desk = new Option<AlertDesk?>("--desk") { Description = "Only those of this desk.", HelpName = "DESK" };
        var stage = new Option<AlertStage?>("--stage") { Description = "Only these.", HelpName = "STAGE" };
        return shell.LedgerCommand("list", $"What is due soon, overdue or escalated, the earliest due date first, at most {Most}.", async (parsed, door, ct) =>
        {
            var alerts = await door.AskAsync<AlertQueries, List<AlertView>>(q => q.ListAsync(parsed.GetValue(desk), parsed.GetValue(stage), null, null, Most, ct), ct);
            shell.Answer(parsed, new { Alerts = alerts }, screen =>
                Shell.Table(screen, "", ["alert", "rule", "desk", "of", "case", "officer", "due", "since", "checked"],
                    alerts.Select(a => (IReadOnlyList<string?>)[$"{a.Id}", a.Rule, $"{a.Desk}", a.Subject, a.CaseNumber, a.Officer, Shell.Iso(a.DueOn), Shell.Iso(a.RaisedFor),
                        string.Join("; ", a.Checks.Select(k => $"{k.Result} {k.Person} {k.Note}".TrimEnd()))])));
            return ExitCode.Done;
        }, desk, stage);
    }
}
