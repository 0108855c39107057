using System.CommandLine;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>unknown show LINE</c>: a line with its claims side by side and its refunds.</summary>
static class UnknownShowCommand
{
    public static Command Create(Shell shell)
    {
        var line = new Argument<long>("LINE") { Description = "The line, as the list numbers it." };
        return shell.LedgerCommand("show", "One line, who claims it, and what was decided.", async (parsed, door, ct) =>
        {
            var detail = await door.AskAsync<UnknownQueries, UnknownDetail>(q => q.ShowAsync(parsed.GetValue(line), ct), ct);
            shell.Answer(parsed, detail, screen =>
            {
                var u = detail.Line;
                Shell.Table(screen, "", ["line", "state", "booked", "amount", "payer", "due", "class"],
                    [[$"{u.LineId}", $"{u.State}", Shell.Iso(u.BookedOn), $"{u.Amount}", u.Payer, Shell.Iso(u.DueOn), $"{u.Class}"]]);
                Shell.Table(screen, "claims", ["claim", "state", "for", "claimed by", "decided by", "reason", "decision"],
                    detail.Claims.Select(c => (IReadOnlyList<string?>)[$"{c.Id}", c.State, string.Join(", ", c.Parts.Select(p => $"{p.CaseNumber} {p.Amount}")), c.ClaimedBy, c.DecidedBy, c.Reason, c.Decision]));
                Shell.Table(screen, "refunds", ["refund", "state", "amount", "payer", "proposed by", "decided by", "instruction", "booked"],
                    detail.Refunds.Select(f => (IReadOnlyList<string?>)[$"{f.Id}", f.State, $"{f.Amount}", f.PayerName, f.ProposedBy, f.DecidedBy, f.EndToEndId, Shell.Iso(f.BookedOn)]));
            });
            return ExitCode.Done;
        }, line);
    }
}
