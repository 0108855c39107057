using System.CommandLine;
using Enforcement.Ledger.Oversight;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>clock list</c>: money that waits for its notice (超期未发放清单、临期预警), with both its ages, its stage and its officer.</summary>
static class ClockListCommand
{
    public static Command Create(Shell shell)
    {
        var overdue = new Option<bool>("--overdue") { Description = "Only what is overdue by clock A or the thirty days (超期未发放清单)." };
        var soon = new Option<bool>("--soon") { Description = $"Only what is due in {SweepDeadlines.SoonWorkdays} workdays or less (临期预警)." };
        return shell.LedgerCommand("list", "Money without a notice yet: both limits, gross and net age in workdays, stage and officer.", async (parsed, door, ct) =>
        {
            var clocks = await door.AskAsync<ClockReport, List<LotClock>>(q => q.ListAsync(parsed.GetValue(overdue), parsed.GetValue(soon), ct), ct);
            shell.Answer(parsed, new { Clocks = clocks }, screen =>
                Shell.Table(screen, "", ["case", "officer", "lot", "arrived", "amount", "open", "clock A due", "clock A", "30 days", "gross", "net", "stage"],
                    clocks.Select(l => (IReadOnlyList<string?>)[l.CaseNumber, l.Officer, $"{l.LotId}", Shell.Iso(l.ArrivedOn), $"{l.Amount}", $"{l.Open}",
                        Shell.Iso(l.ADueOn) + (l.Provisional ? " provisional" : ""), $"{l.A}", Shell.Iso(l.Limit30On), $"{l.GrossWorkdays}", $"{l.NetWorkdays}", l.Stage is null ? "no payout" : $"{l.Stage}"])));
            return ExitCode.Done;
        }, overdue, soon);
    }
}
