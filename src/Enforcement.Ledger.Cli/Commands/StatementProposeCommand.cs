using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement propose ID KIND --reason …</c>: the first of two persons says what becomes of a held statement.</summary>
static class StatementProposeCommand
{
    public static Command Create(Shell shell)
    {
        var id = new Argument<long>("ID") { Description = "The held statement's number." };
        var kind = new Argument<HoldDecisionKind>("KIND") { Description = "release: every line is new; surplus: only lines that are not posted; withdraw: nothing of it." };
        var reason = new Option<string>("--reason") { Description = "Why; it stays with the statement.", Required = true };
        return shell.LedgerCommand("propose", "Proposes what becomes of a held statement; another person approves it.", async (parsed, door, ct) =>
        {
            await door.DoAsync<ProposeForHeldStatement, long>(u => u.ExecuteAsync(new(parsed.GetValue(id), parsed.GetValue(kind), parsed.GetValue(reason)), ct), ct);
            var detail = await door.AskAsync<StatementQueries, StatementDetail>(q => q.ShowAsync(parsed.GetValue(id), ct), ct);
            shell.Answer(parsed, detail, screen => StatementShowCommand.Show(screen, detail));
            return ExitCode.Done;
        }, id, kind, reason);
    }
}
