using System.CommandLine;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>book list</c>: every book with the balances of its accounts.</summary>
static class BookListCommand
{
    public static Command Create(Shell shell) => shell.LedgerCommand("list", "Every book with its balances.", async (parsed, door, ct) =>
    {
        var books = await door.AskAsync<BookQueries, List<BookView>>(q => q.ListAsync(ct), ct);
        shell.Answer(parsed, new { Books = books }, screen =>
            Shell.Table(screen, "", ["code", "name", "court", "account", "currency", "balances"],
                books.Select(b => (IReadOnlyList<string?>)[b.Code, b.Name, b.CourtCode, b.EscrowAccountNo, b.Currency,
                    string.Join(", ", b.Balances.Where(a => !a.Value.IsZero).Select(a => $"{a.Key} {a.Value}"))])));
        return ExitCode.Done;
    });
}
