using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement gaps</c>: where the statements of an account do not join; 1 when there is such a place.</summary>
static class StatementGapsCommand
{
    public static Command Create(Shell shell)
    {
        var book = new Option<string?>("--book") { Description = "One book only.", HelpName = "CODE" };
        var filled = new Option<bool>("--filled") { Description = "Also those that were filled." };
        return shell.LedgerCommand("gaps", "Days and pages of statements that are missing, until they are filled.", async (parsed, door, ct) =>
        {
            var gaps = await door.AskAsync<GapQueries, List<GapView>>(q => q.ListAsync(parsed.GetValue(book), parsed.GetValue(filled), null, int.MaxValue, ct), ct);
            shell.Answer(parsed, new { Gaps = gaps }, screen =>
                Shell.Table(screen, "", ["book", "account", "state", "from", "to", "closing before", "opening after", "missing", "workdays", "pages", "statement after", "filled by"],
                    gaps.Select(g => (IReadOnlyList<string?>)[g.Book, g.Account, g.State, Shell.Iso(g.From), Shell.Iso(g.To), $"{g.Closing}", $"{g.Opening}", $"{g.Missing}",
                        string.Join(" ", g.Workdays.Select(d => Shell.Iso(d))), string.Join(" ", g.Pages), g.Ident, g.FilledBy])));
            return gaps.Any(g => g.State != "filled") ? ExitCode.Found : ExitCode.Done;
        }, book, filled);
    }
}
