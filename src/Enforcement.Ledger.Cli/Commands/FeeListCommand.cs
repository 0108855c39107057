using System.CommandLine;
using Enforcement.Ledger.Payouts.Treasury;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>fee list</c>: execution fees, costs of a sale and their payment (执行费结算表), the newest first.</summary>
static class FeeListCommand
{
    const int Most = 10_000;

    public static Command Create(Shell shell)
    {
        var due = new Option<bool>("--due") { Description = "Only those that nobody pays or has paid." };
        return shell.LedgerCommand("list", "Execution fees, costs of a sale and their payment, the newest first.", async (parsed, door, ct) =>
        {
            var fees = await door.AskAsync<TreasuryQueries, List<FeeView>>(q => q.FeesAsync(null, null, parsed.GetValue(due), null, Most, ct), ct);
            shell.Answer(parsed, new { Fees = fees }, screen =>
                Shell.Table(screen, "", ["id", "kind", "case", "officer", "base", "amount", "confirmed", "payee", "batch", "state", "paid"],
                    fees.Select(f => (IReadOnlyList<string?>)[$"{f.DeductionId}", $"{f.Kind}", f.CaseNumber, f.Officer, $"{f.Base}", $"{f.Amount}", Shell.Iso(Calendar.Office.Today(f.ConfirmedAt)), f.Payee, $"{f.BatchId}", $"{f.BatchState}", Shell.Iso(f.PaidOn)])));
            return ExitCode.Done;
        }, due);
    }
}
