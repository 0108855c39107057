using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement approve ID</c>: the second of two persons lets it happen.</summary>
static class StatementApproveCommand
{
    public static Command Create(Shell shell)
    {
        var id = new Argument<long>("ID") { Description = "The held statement's number." };
        return shell.LedgerCommand("approve", "Approves what another person proposed for a held statement, and does it.", async (parsed, door, ct) =>
        {
            var outcomes = await door.DoAsync<ApproveHeldStatement, IReadOnlyList<StatementOutcome>>(u => u.ExecuteAsync(new(parsed.GetValue(id)), ct), ct);
            shell.Answer(parsed, new { Statements = outcomes }, screen => Shell.Table(screen, "", ["statement", "outcome", "accepted", "duplicate", "matched", "unknown", "paid"],
                outcomes.Select(s => (IReadOnlyList<string?>)[s.Ident, s.Outcome, $"{s.Accepted}", $"{s.Duplicate}", $"{s.Matched}", $"{s.Unknown}", $"{s.Paid}"])));
            return ExitCode.Done;
        }, id);
    }
}
