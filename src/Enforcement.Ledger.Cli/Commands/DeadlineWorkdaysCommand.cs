using System.CommandLine;
using Enforcement.Ledger.Calendar;
using NodaTime;

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

/// <summary>The answer that both commands of <c>deadline</c> give.</summary>
static class DeadlineAnswer
{
    public static int Give(Shell shell, ParseResult parsed, Func<LocalDate, int, Deadline> count, LocalDate start, int units, int most)
    {
        if (units < 0 || units > most)
            throw new BadInput($"{units} is out of range; give a count from 0 to {most}.");
        Deadline deadline;
        try
        {
            deadline = count(start, units);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new BadInput($"{Shell.Iso(start)} cannot be counted from: {e.Message}");
        }
        shell.Answer(parsed, new { deadline.Start, deadline.Count, deadline.Due, deadline.Provisional }, screen =>
            screen.Profile.Out.Writer.WriteLine($"{Shell.Iso(deadline.Due)}{(deadline.Provisional ? " (provisional: the notice for that year is not published yet)" : "")}"));
        return ExitCode.Done;
    }
}
