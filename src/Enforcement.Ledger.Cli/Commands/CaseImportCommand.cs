using System.CommandLine;
using Enforcement.Ledger.Cases;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>case import FILE</c>: takes cases in from the case system; a file with a fault changes nothing.</summary>
static class CaseImportCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV or JSON file of cases." };
        var book = new Option<string?>("--book") { Description = "The book of the court; not needed when there is only one.", HelpName = "CODE" };
        return shell.LedgerCommand("import", "Takes cases in; those that are known are brought up to date.", async (parsed, door, ct) =>
        {
            var path = parsed.GetValue(file)!;
            var cases = CaseFile.Read(await InputFile.ReadAsync(path, ct), Path.GetFileName(path));
            var outcome = await door.DoAsync<ImportCases, CaseImportOutcome>(u => u.ExecuteAsync(new(cases, Path.GetFileName(path), parsed.GetValue(book)), ct), ct);
            shell.Answer(parsed, outcome, screen =>
            {
                foreach (var fault in outcome.Faults)
                    screen.Profile.Out.Writer.WriteLine(fault.ToString());
                screen.Profile.Out.Writer.WriteLine($"{outcome.File}: {outcome.Added} added, {outcome.Updated} updated, {outcome.Unchanged} unchanged, {outcome.Faults.Count} faults{(outcome.AwaitHandover > 0 ? $"; {outcome.AwaitHandover} wait for their hand-over to the next officer" : "")}");
            });
            return outcome.Faults.Count > 0 ? ExitCode.Refused : ExitCode.Done;
        }, file, book);
    }
}
