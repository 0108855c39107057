using System.CommandLine;
using Enforcement.Ledger.Reconciliation;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>book fold</c>: folds what was posted into the balances by day, as the service does every minute.</summary>
static class BookFoldCommand
{
    public static Command Create(Shell shell) => shell.LedgerCommand("fold", "Folds what was posted into the balances by day, so that reads stay short; the service does it by itself.", async (parsed, door, ct) =>
    {
        var fold = await door.DoAsync<FoldBalances, FoldOutcome>(u => u.ExecuteAsync(ct), ct);
        shell.Answer(parsed, fold, screen => screen.Profile.Out.Writer.WriteLine(
            $"{fold.Statements} statements folded; {fold.Tail} entries not yet{(fold.Tail > 0 ? ": an act that began before them is still under way" : "")}."));
        return ExitCode.Done;
    });
}
