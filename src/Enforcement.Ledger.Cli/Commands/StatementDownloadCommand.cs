using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement download DELIVERY PATH</c>: the bytes of a delivered file as they came. The download is evidence.</summary>
static class StatementDownloadCommand
{
    public static Command Create(Shell shell)
    {
        var id = new Argument<long>("DELIVERY") { Description = "The delivery's number." };
        var path = new Argument<string>("PATH") { Description = "A new file to write." };
        return shell.LedgerCommand("download", "Writes the bytes of a delivered bank file as they came.", async (parsed, door, ct) =>
        {
            var file = await door.DoAsync<DownloadDelivery, DeliveredFile>(u => u.ExecuteAsync(parsed.GetValue(id), ct), ct);
            await using var content = file.Content;
            await OutputFile.WriteNewAsync(parsed.GetValue(path)!, content, ct);
            shell.Answer(parsed, new { file.Name, file.Sha256, Path = parsed.GetValue(path) }, screen => screen.Profile.Out.Writer.WriteLine($"{file.Name}: SHA-256 {file.Sha256}"));
            return ExitCode.Done;
        }, id, path);
    }
}
