using System.CommandLine;
using Enforcement.Ledger.Calendar;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>deadline days 2026-01-16 30</c>: the last day of a limit in calendar days; one that ends on a rest day moves to the next workday.</summary>
static class DeadlineDaysCommand
{
    public static Command Create(Shell shell)
    {
        var start = Shell.DateArgument("START", "The day that sets the limit off; not counted itself.");
        var count = new Argument<int>("COUNT") { Description = "How many calendar days." };
        return shell.Command("days", "The last day of a limit in calendar days, rolled off a rest day.", (parsed, _) =>
            Task.FromResult(DeadlineAnswer.Give(shell, parsed, Workdays.Shipped.AddDays, parsed.GetValue(start), parsed.GetValue(count), WorkdayCalendar.MaxDays)), start, count);
    }
}
