using System.CommandLine;
using Enforcement.Ledger.Calendar;
using Spectre.Console;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>calendar show [VERSION]</c>: versions of the calendar, or one with the deadlines that it moves.</summary>
static class CalendarShowCommand
{
    const int Most = 200;

    public static Command Create(Shell shell)
    {
        var version = new Argument<long?>("VERSION") { Arity = ArgumentArity.ZeroOrOne, Description = "One version; without it all of them." };
        return shell.LedgerCommand("show", "Versions of the calendar, the newest first; of one, which deadlines it moves.", async (parsed, door, ct) =>
        {
            if (parsed.GetValue(version) is { } number)
            {
                var shown = await door.AskAsync<CalendarQueries, CalendarVersionDetail>(q => q.ShowAsync(number, ct), ct);
                shell.Answer(parsed, shown, screen =>
                {
                    Versions(screen, [shown.Version]);
                    Changes(screen, shown.Changes);
                });
                return ExitCode.Done;
            }
            var versions = await door.AskAsync<CalendarQueries, List<CalendarVersionView>>(q => q.ListAsync(null, Most, ct), ct);
            shell.Answer(parsed, new { Versions = versions }, screen => Versions(screen, versions));
            return ExitCode.Done;
        }, version);
    }

    static void Versions(IAnsiConsole screen, IEnumerable<CalendarVersionView> versions) => Shell.Table(screen, "", ["version", "notice", "file", "until", "proposed by", "confirmed by", "in force", "moved"],
        versions.Select(v => (IReadOnlyList<string?>)[$"{v.Version}", v.Notice, v.Source, $"{v.NoticedUntil}", v.ProposedBy, v.ConfirmedBy ?? "nobody yet", v.InForce ? "yes" : "", $"{v.Moved}"]));

    public static void Changes(IAnsiConsole screen, IEnumerable<DeadlineChange> changes) => Shell.Table(screen, "deadlines", ["clock", "of", "start", "due", "new due", "count"],
        changes.Select(c => (IReadOnlyList<string?>)[c.Kind, c.Subject, Shell.Iso(c.StartOn), Shell.Iso(c.OldDueOn) + (c.OldProvisional ? " provisional" : ""),
            Shell.Iso(c.NewDueOn) + (c.NewProvisional ? " provisional" : ""), $"{c.Count}"]));
}
