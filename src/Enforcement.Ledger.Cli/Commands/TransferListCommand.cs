using System.CommandLine;
using Enforcement.Ledger.Payouts.Transfers;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>transfer list</c>: money moved between cases and back (案款调账、冲销清单), the newest first.</summary>
static class TransferListCommand
{
    const int Most = 10_000;

    public static Command Create(Shell shell)
    {
        var open = new Option<bool>("--open") { Description = "Only those that wait for a decision." };
        return shell.LedgerCommand("list", "Transfers between cases, the newest first.", async (parsed, door, ct) =>
        {
            var transfers = await door.AskAsync<TransferQueries, List<TransferView>>(q => q.ListAsync(null, parsed.GetValue(open), null, Most, ct), ct);
            shell.Answer(parsed, new { Transfers = transfers }, screen =>
                Shell.Table(screen, "", ["id", "from", "to", "amount", "ground", "document", "state", "proposed by", "decided by"],
                    transfers.Select(t => (IReadOnlyList<string?>)[$"{t.Id}", t.FromCase, t.ToCase, $"{t.Amount}", t.GroundName, t.Document, $"{t.State}", t.ProposedBy, t.DecidedBy])));
            return ExitCode.Done;
        }, open);
    }
}
