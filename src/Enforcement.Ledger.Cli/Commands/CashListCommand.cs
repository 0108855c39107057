using System.CommandLine;
using Enforcement.Ledger.Receipts.Vouchers;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>cash list</c>: cash that is not at the bank yet; finds something when some is on hand and its day is over.</summary>
static class CashListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var all = new Option<bool>("--all") { Description = "Vouchers whose cash is banked, or that are voided, as well." };
        return shell.LedgerCommand("list", "Cash taken by executors that is not at the bank yet; finds something when some should be in finance's hands and is not.", async (parsed, door, ct) =>
        {
            var cash = await door.AskAsync<CashQueries, List<CashView>>(q => q.ListAsync(null, !parsed.GetValue(all), null, Most, ct), ct);
            shell.Answer(parsed, new { Cash = cash }, screen =>
                Shell.Table(screen, "", ["voucher", "case", "amount", "payer", "officers", "due", "state", "banked"],
                    cash.Select(v => (IReadOnlyList<string?>)[v.Number, v.CaseNumber, $"{v.Amount}", v.Payer, $"{v.FirstOfficer}, {v.SecondOfficer}", Shell.Iso(v.DueOn) + (v.Overdue ? " overdue" : ""), $"{v.State}", Shell.Iso(v.BankedOn)])));
            return cash.Exists(v => v.Overdue) ? ExitCode.Found : ExitCode.Done;
        }, all);
    }
}
