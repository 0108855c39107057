using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>matching rules</c>: the versions of the matching rules, the newest first.</summary>
static class MatchingRulesCommand
{
    public static Command Create(Shell shell) => shell.LedgerCommand("rules", "The versions of the matching rules, the newest first.", async (parsed, door, ct) =>
    {
        var versions = await door.AskAsync<RuleQueries, List<RuleSetView>>(q => q.ListAsync(null, int.MaxValue, ct), ct);
        shell.Answer(parsed, new { Versions = versions }, screen =>
            Shell.Table(screen, "", ["version", "state", "in force", "from", "tiers", "proposed by", "approved by", "back-test", "reason"],
                versions.Select(v => (IReadOnlyList<string?>)[$"{v.Version}", v.State, v.InForce ? "yes" : "", Shell.Iso(v.EffectiveFrom),
                    string.Join(' ', v.Rules.Where(r => r.Enabled).Select(r => r.Tier)), v.ProposedBy, v.ApprovedBy,
                    v.BackTest is { } b ? $"{b.Lines} credits, {b.MatchedToUnknown + b.UnknownToMatched + b.OtherCase + b.OtherProposals} otherwise" : "", v.Reason])));
        return ExitCode.Done;
    });
}
