using System.CommandLine;
using Enforcement.Ledger.Calendar;
using NodaTime;

namespace Enforcement.Ledger.Cli.Commands;

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
