using System.CommandLine;
using Enforcement.Ledger.Payouts.Deposits;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>deposit list</c>: deposits, the newest first.</summary>
static class DepositListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var open = new Option<bool>("--open") { Description = "Only those applied for or lying deposited." };
        return shell.LedgerCommand("list", $"Deposits with the day on which the creditor's right lapses (提存清单), the newest first, at most {Most}.", async (parsed, door, ct) =>
        {
            var deposits = await door.AskAsync<DepositQueries, List<DepositView>>(q => q.ListAsync(null, parsed.GetValue(open), null, Most, ct), ct);
            shell.Answer(parsed, new { Deposits = deposits }, screen =>
                Shell.Table(screen, "", ["id", "case", "officer", "creditor", "ground", "document", "amount", "state", "late", "applied by", "decided by", "lapses", "", "return asked by", "returned by"],
                    deposits.Select(d => (IReadOnlyList<string?>)[$"{d.Id}", d.CaseNumber, d.Officer, d.Creditor, d.GroundName, d.Document, $"{d.Amount}", $"{d.State}", d.Late ? "late" : "", d.AppliedBy, d.DecidedBy,
                        Shell.Iso(d.LapseOn), d.Lapsed ? "lapsed" : "", d.ReturnAskedBy, d.ReturnedBy])));
            return ExitCode.Done;
        }, open);
    }
}
