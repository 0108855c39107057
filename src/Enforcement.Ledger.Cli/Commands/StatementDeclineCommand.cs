using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement decline ID --reason …</c>: what was proposed is not done; the statement waits as before.</summary>
static class StatementDeclineCommand
{
    public static Command Create(Shell shell)
    {
        var id = new Argument<long>("ID") { Description = "The held statement's number." };
        var reason = new Option<string>("--reason") { Description = "Why; it stays with the statement.", Required = true };
        return shell.LedgerCommand("decline", "Declines what is proposed for a held statement.", async (parsed, door, ct) =>
        {
            var detail = await door.DoAsync<DeclineHeldStatement, bool>(async u =>
            {
                await u.ExecuteAsync(new(parsed.GetValue(id), parsed.GetValue(reason)), ct);
                return true;
            }, ct) ? await door.AskAsync<StatementQueries, StatementDetail>(q => q.ShowAsync(parsed.GetValue(id), ct), ct) : null!;
            shell.Answer(parsed, detail, screen => StatementShowCommand.Show(screen, detail));
            return ExitCode.Done;
        }, id, reason);
    }
}
