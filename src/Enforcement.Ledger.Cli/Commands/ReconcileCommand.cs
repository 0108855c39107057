using System.CommandLine;
using Enforcement.Ledger.Reconciliation;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>reconcile</c>: bank = book = liabilities, per book and per statement.</summary>
static class ReconcileCommand
{
    public static Command Create(Shell shell)
    {
        var on = Shell.DateOption("--date", "As of the end of this day by the bank's booking date; by default now.");
        on.Aliases.Add("--on");
        var book = new Option<string?>("--book") { Description = "One book only.", HelpName = "CODE" };
        return shell.LedgerCommand("reconcile", "Compares bank, book and liabilities; finds something when they differ or a statement is held.", async (parsed, door, ct) =>
        {
            var books = await door.AskAsync<ReconciliationQueries, List<BookReconciliation>>(q => q.ShowAsync(parsed.GetValue(book), parsed.GetValue(on), ct), ct);
            shell.Answer(parsed, new { Books = books }, screen =>
            {
                Shell.Table(screen, "", ["book", "name", "bank", "book balance", "liabilities", "difference", "in transit", "held"],
                    books.Select(b => (IReadOnlyList<string?>)[b.Book, b.Name, $"{b.Bank}", $"{b.BookBalance}", $"{b.Liabilities}", $"{b.Difference}", $"{b.InTransit.Count}", $"{b.Held.Count}"]));
                foreach (var held in books.SelectMany(b => b.Held))
                    screen.Profile.Out.Writer.WriteLine($"  held: {held.FileName} {held.Ident}: {held.Code} {held.Facts}");
                foreach (var differing in books.SelectMany(b => b.Statements).Where(s => !s.Difference.IsZero))
                    screen.Profile.Out.Writer.WriteLine($"  {differing.Ident}: bank {differing.Closing}, book {differing.Book}, difference {differing.Difference}");
            });
            var found = books.Any(b => !b.Difference.IsZero || b.Held.Count > 0 || b.Statements.Any(s => !s.Difference.IsZero));
            return found ? ExitCode.Found : ExitCode.Done;
        }, on, book);
    }
}
