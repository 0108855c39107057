using System.CommandLine;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>migrate</c>: brings the schema and the shipped calendar up to date.</summary>
static class MigrateCommand
{
    public static Command Create(Shell shell) => shell.Command("migrate", "Brings the database's schema up to date; a no-op the second time.", async (parsed, ct) =>
    {
        await using var server = await shell.OpenServerAsync(parsed, ct);
        var applied = await LedgerMigrator.MigrateAsync(server.Connections.Owner, ct);
        await LedgerStart.PrepareAsync(server.Connections, ct);
        shell.Answer(parsed, new { Applied = applied }, screen =>
            screen.Profile.Out.Writer.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}."));
        return ExitCode.Done;
    });
}
