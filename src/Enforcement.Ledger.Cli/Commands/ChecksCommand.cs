using System.CommandLine;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Oversight;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>checks</c>: runs every standing invariant.</summary>
static class ChecksCommand
{
    public static Command Create(Shell shell) => shell.LedgerCommand("checks", "Runs every standing invariant; finds something when one is broken.", async (parsed, door, ct) =>
    {
        var checks = await door.DoAsync<RunChecks, List<CheckOutcome>>(u => u.ExecuteAsync(ct), ct);
        var healthy = checks.All(c => c.Healthy);
        shell.Answer(parsed, new { Healthy = healthy, Checks = checks }, screen =>
        {
            Shell.Table(screen, "", ["check", "healthy", "says"], checks.Select(c => (IReadOnlyList<string?>)[c.Name, c.Healthy ? "yes" : "NO", c.Says]));
            foreach (var (check, row) in checks.SelectMany(c => c.Rows.Select(r => (c, r))))
                screen.Profile.Out.Writer.WriteLine($"  {check.Name}: {row}");
        });
        return healthy ? ExitCode.Done : ExitCode.Found;
    });
}
