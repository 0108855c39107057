using System.CommandLine;
using Enforcement.Ledger.Calendar;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>calendar confirm VERSION</c>: puts in force a calendar that another person proposed.</summary>
static class CalendarConfirmCommand
{
    public static Command Create(Shell shell)
    {
        var version = new Argument<long>("VERSION") { Description = "The version, as 'calendar show' lists it." };
        return shell.LedgerCommand("confirm", "Puts in force a calendar that another person proposed; every deadline that runs is computed anew.", async (parsed, door, ct) =>
        {
            var moved = await door.DoAsync<ConfirmCalendar, int>(u => u.ExecuteAsync(parsed.GetValue(version), ct), ct);
            shell.Answer(parsed, new { Version = parsed.GetValue(version), Moved = moved }, screen => screen.Profile.Out.Writer.WriteLine($"version {parsed.GetValue(version)} is in force, {moved} deadlines computed anew"));
            return ExitCode.Done;
        }, version);
    }
}
