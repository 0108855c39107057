using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>expected import FILE</c>: takes in money that is to come, as the officer of its cases; a file with a fault changes nothing.</summary>
static class ExpectedImportCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV or JSON file of deduction orders, sale prices and instalments." };
        return shell.LedgerCommand("import", "Takes in money that is to come; what is registered already stays as it is.", async (parsed, door, ct) =>
        {
            var path = parsed.GetValue(file)!;
            var read = ExpectedFile.Read(await InputFile.ReadAsync(path, ct), Path.GetFileName(path));
            var outcome = await door.DoAsync<ImportExpected, ExpectedImportOutcome>(u => u.ExecuteAsync(new(read, Path.GetFileName(path)), ct), ct);
            shell.Answer(parsed, outcome, screen =>
            {
                foreach (var fault in outcome.Faults)
                    screen.Profile.Out.Writer.WriteLine(fault.ToString());
                screen.Profile.Out.Writer.WriteLine($"{outcome.File}: {outcome.Added} added, {outcome.Known} known, {outcome.Faults.Count} faults");
            });
            return outcome.Faults.Count > 0 ? ExitCode.Refused : ExitCode.Done;
        }, file);
    }
}
