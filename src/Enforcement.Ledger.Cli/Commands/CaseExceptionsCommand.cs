using System.CommandLine;
using Enforcement.Ledger.Cases;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>case exceptions</c>: cases that ended, here or in the case system, and still have money or an open matter (结案有余款).</summary>
static class CaseExceptionsCommand
{
    const int Most = 10_000;

    public static Command Create(Shell shell) => shell.LedgerCommand("exceptions", "Cases that ended and still have money or an open matter; finds something when there are some.", async (parsed, door, ct) =>
    {
        var cases = await door.AskAsync<ClosingQueries, List<ClosingException>>(q => q.ExceptionsAsync(null, null, Most, ct), ct);
        shell.Answer(parsed, new { Cases = cases }, screen =>
            Shell.Table(screen, "", ["case", "officer", "state", "told", "kept open by"],
                cases.Select(c => (IReadOnlyList<string?>)[c.CaseNumber, c.Officer, c.State, Shell.Iso(Calendar.Office.Today(c.ToldAt)), string.Join(", ", c.Matters)])));
        return cases.Count > 0 ? ExitCode.Found : ExitCode.Done;
    });
}
