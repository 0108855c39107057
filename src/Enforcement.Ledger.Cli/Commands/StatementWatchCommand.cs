using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement watch FOLDER</c>: takes bank files out of a folder, as the service does with its drop folder.</summary>
static class StatementWatchCommand
{
    static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static Command Create(Shell shell)
    {
        var folder = new Argument<string>("FOLDER") { Description = "Files that are complete are taken in and moved to done/, held/ or rejected/ in it, the result beside each." };
        var once = new Option<bool>("--once") { Description = "One pass, then end." };
        var book = new Option<string?>("--book") { Description = "The book, where a file does not name its account.", HelpName = "CODE" };
        return shell.LedgerCommand("watch", "Takes bank files out of a folder as they come; a file again is a duplicate.", async (parsed, door, ct) =>
        {
            var all = new List<DroppedFile>();
            do
            {
                var taken = await PassAsync(door, parsed.GetValue(folder)!, parsed.GetValue(book), ct);
                all.AddRange(taken);
                if (!parsed.GetValue(once))
                {
                    foreach (var file in taken)
                        await parsed.InvocationConfiguration.Error.WriteLineAsync(file.Why is null ? $"{file.File}: {file.Fate}" : $"{file.File}: {file.Fate}, {file.Why}");
                    await Task.Delay(Every, ct);
                }
            } while (!parsed.GetValue(once));
            shell.Answer(parsed, new { Files = all }, screen =>
                Shell.Table(screen, "", ["file", "fate", "lies in", "why"], all.Select(f => (IReadOnlyList<string?>)[f.File, f.Fate, f.MovedTo, f.Why ?? Why(f)])));
            return all.Any(f => f.Fate is "rejected" or "waiting" or "left") ? ExitCode.Refused : all.Any(f => f.Fate == "held") ? ExitCode.Found : ExitCode.Done;
        }, folder, once, book);
    }

    static async Task<IReadOnlyList<DroppedFile>> PassAsync(LedgerDoor door, string folder, string? book, CancellationToken ct)
    {
        try
        {
            return await door.DropFolder.TakeAsync(folder, door.Actor, book, Settle, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInput(e.Message);
        }
    }

    static string Why(DroppedFile file) => string.Join(", ", file.Outcome!.Statements.Select(s => s.Code is null ? s.Outcome : $"{s.Outcome} {s.Code}").Distinct());
}
