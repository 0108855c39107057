using System.CommandLine;
using Enforcement.Ledger.Oversight;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>deferral list</c>: deferrals, the newest first.</summary>
static class DeferralListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var open = new Option<bool>("--open") { Description = "Only those applied for or in force, and those that ended without being paid." };
        return shell.LedgerCommand("list", $"Deferrals with ground, approver and end (延缓发放清单), the newest first, at most {Most}.", async (parsed, door, ct) =>
        {
            var deferrals = await door.AskAsync<DeferralQueries, List<DeferralView>>(q => q.ListAsync(null, parsed.GetValue(open), null, Most, ct), ct);
            shell.Answer(parsed, new { Deferrals = deferrals }, screen =>
                Shell.Table(screen, "", ["id", "case", "officer", "ground", "document", "until", "state", "late", "applied by", "decided by", "ended", "waiting", "pay by", "clock"],
                    deferrals.Select(d => (IReadOnlyList<string?>)[$"{d.Id}", d.CaseNumber, d.Officer, d.GroundName, d.Document, Shell.Iso(d.Until), $"{d.State}", d.Late ? "late" : "", d.AppliedBy, d.DecidedBy,
                        Shell.Iso(d.EndedOn), $"{d.Waiting}", Shell.Iso(d.DDueOn), $"{d.D}"])));
            return ExitCode.Done;
        }, open);
    }
}
