using System.CommandLine;
using Enforcement.Ledger.Payouts.Treasury;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>fee list</c>: execution fees and their payment to the treasury (执行费结算表), the newest first.</summary>
static class FeeListCommand
{
    const int Most = 10_000;

    public static Command Create(Shell shell)
    {
        var due = new Option<bool>("--due") { Description = "Only those that nobody pays or has paid." };
        return shell.LedgerCommand("list", "Execution fees and their payment to the treasury, the newest first.", async (parsed, door, ct) =>
        {
            var fees = await door.AskAsync<TreasuryQueries, List<FeeView>>(q => q.FeesAsync(null, parsed.GetValue(due), null, Most, ct), ct);
            shell.Answer(parsed, new { Fees = fees }, screen =>
                Shell.Table(screen, "", ["id", "case", "officer", "base", "fee", "confirmed", "batch", "state", "paid"],
                    fees.Select(f => (IReadOnlyList<string?>)[$"{f.DeductionId}", f.CaseNumber, f.Officer, $"{f.Base}", $"{f.Amount}", Shell.Iso(Calendar.Office.Today(f.ConfirmedAt)), $"{f.BatchId}", $"{f.BatchState}", Shell.Iso(f.PaidOn)])));
            return ExitCode.Done;
        }, due);
    }
}
