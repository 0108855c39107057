using System.CommandLine;
using Enforcement.Ledger.Payouts.Chains;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>chain list</c>: the versions of the approval chains, the newest first.</summary>
static class ChainListCommand
{
    public static Command Create(Shell shell) => shell.LedgerCommand("list", "The versions of the approval chains, the newest first.", async (parsed, door, ct) =>
    {
        var versions = await door.AskAsync<ChainQueries, List<ChainVersionView>>(q => q.ListAsync(null, int.MaxValue, ct), ct);
        shell.Answer(parsed, new { Versions = versions }, screen =>
        {
            Shell.Table(screen, "versions", ["version", "state", "from", "days", "used", "proposed by", "decided by", "reason"],
                versions.Select(v => (IReadOnlyList<string?>)[$"{v.Version}", v.State, Shell.Iso(v.EffectiveFrom), $"{v.WindowDays}", $"{v.Used}", v.ProposedBy, v.DecidedBy, v.Reason]));
            Shell.Table(screen, "steps", ["version", "payee", "flag", "from", "step", "role", "panel's decision"],
                versions.SelectMany(v => v.Steps.Select(s => (IReadOnlyList<string?>)[$"{v.Version}", s.PayeeClass, s.Flag, $"{s.From}", $"{s.Step}", s.Role, s.NeedsDecision ? "yes" : ""])));
        });
        return ExitCode.Done;
    });
}
