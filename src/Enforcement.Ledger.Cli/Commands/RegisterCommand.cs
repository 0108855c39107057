using System.CommandLine;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Reconciliation;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>register</c>: the register of a month, case by case (案款收发存台账).</summary>
static class RegisterCommand
{
    public static Command Create(Shell shell)
    {
        var book = new Option<string>("--book") { Description = "The book.", HelpName = "CODE", DefaultValueFactory = _ => Demonstration.BookCode };
        var month = Shell.DateOption("--month", "Any day of the month; by default this month.");
        var file = new Option<string?>("--file") { Description = "Writes it there, as CSV or, by its ending, as a workbook.", HelpName = "FILE" };
        var reason = Shell.ReasonOption();
        return shell.LedgerCommand("register", "The register of a month: opening, in, out, closing of each case.", async (parsed, door, ct) =>
        {
            if (parsed.GetValue(file) is { } path)
                await OutputFile.SaveAsync(await door.DoAsync<ExportRegister, ExportedFile>(u => u.ExecuteAsync(new(parsed.GetValue(book)!, parsed.GetValue(month), RegisterKind.Cases,
                    path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? SheetFormat.Xlsx : SheetFormat.Csv, parsed.GetValue(reason)), ct), ct), path, ct);
            var register = await door.AskAsync<RegisterQueries, CaseRegister>(q => q.CasesAsync(parsed.GetValue(book)!, parsed.GetValue(month), null, int.MaxValue, ct), ct);
            shell.Answer(parsed, register, screen => Shell.Table(screen, $"{register.Book} {Shell.Iso(register.From)} – {Shell.Iso(register.To)}", ["case", "officer", "opening", "in", "transferred in", "out", "transferred out", "closing"],
                [.. register.Cases.Select(c => (IReadOnlyList<string?>)[c.CaseNumber, c.Officer, $"{c.Opening}", $"{c.In}", $"{c.TransferredIn}", $"{c.Out}", $"{c.TransferredOut}", $"{c.Closing}"]),
                 ["total", "", $"{register.Opening}", $"{register.In}", $"{register.TransferredIn}", $"{register.Out}", $"{register.TransferredOut}", $"{register.Closing}"]]));
            return ExitCode.Done;
        }, book, month, file, reason);
    }
}
