using System.CommandLine;
using Enforcement.Ledger.Receipts.UnknownFunds;
using NodaTime;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>unknown export FILE</c>: what was unknown at the end of a day, as CSV.</summary>
static class UnknownExportCommand
{
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Where the list is written." };
        var on = Shell.DateOption("--on", "The day at whose end it was unknown, such as a month's last; by default today.");
        var book = new Option<string?>("--book") { Description = "One book only.", HelpName = "CODE" };
        return shell.LedgerCommand("export", "Writes the list of unknown funds as CSV; who took it is kept as evidence.", async (parsed, door, ct) =>
        {
            var list = await door.DoAsync<ExportUnknown, KeptFile>(u => u.ExecuteAsync(new(parsed.GetValue(on), parsed.GetValue(book)), ct), ct);
            var path = parsed.GetValue(file)!;
            await OutputFile.WriteAsync(path, list.Bytes, ct);
            shell.Answer(parsed, new { File = path, list.Sha256, Bytes = list.Bytes.Length }, screen => screen.Profile.Out.Writer.WriteLine($"{path}: {list.Bytes.Length} bytes, sha256 {list.Sha256}"));
            return ExitCode.Done;
        }, file, on, book);
    }
}
