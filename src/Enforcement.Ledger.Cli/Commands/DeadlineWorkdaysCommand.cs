using System.CommandLine;
using Enforcement.Ledger.Calendar;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>deadline workdays 2026-02-13 10</c>: the last day of a limit in workdays.</summary>
static class DeadlineWorkdaysCommand
{
    public static Command Create(Shell shell)
    {
        var start = Shell.DateArgument("START", "The day that sets the limit off; not counted itself.");
        var count = new Argument<int>("COUNT") { Description = "How many workdays." };
        return shell.Command("workdays", "The last day of a limit in workdays.", (parsed, _) =>
            Task.FromResult(DeadlineAnswer.Give(shell, parsed, Workdays.Shipped.AddWorkdays, parsed.GetValue(start), parsed.GetValue(count), WorkdayCalendar.MaxWorkdays)), start, count);
    }
}
