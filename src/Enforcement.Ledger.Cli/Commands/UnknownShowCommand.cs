using System.CommandLine;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>unknown show LINE</c>: a line with its claims side by side and its refunds.</summary>
static class UnknownShowCommand
{
    const int MostParts = 1_000;

    public static Command Create(Shell shell)
    {
        var line = new Argument<long>("LINE") { Description = "The line, as the list numbers it." };
        return shell.LedgerCommand("show", "One line, who claims it, and what was decided.", async (parsed, door, ct) =>
        {
            var detail = await door.AskAsync<UnknownQueries, UnknownDetail>(q => q.ShowAsync(parsed.GetValue(line), ct), ct);
            var parts = detail.Line.BatchParts == 0 ? [] : await door.AskAsync<BatchPartQueries, List<BatchPartView>>(q => q.ListAsync(detail.Line.LineId, null, MostParts, ct), ct);
            shell.Answer(parsed, new { detail.Line, Parts = parts, detail.Claims, detail.Refunds, detail.Notices, detail.Notes, detail.ConfirmingRoles }, screen =>
            {
                var u = detail.Line;
                Shell.Table(screen, "", ["line", "state", "booked", "amount", "payer", "due", "class"],
                    [[$"{u.LineId}", $"{u.State}", Shell.Iso(u.BookedOn), $"{u.Amount}", u.Payer, Shell.Iso(u.DueOn), $"{u.Class}"]]);
                if (parts.Count > 0)
                    Shell.Table(screen, parts.Count < detail.Line.BatchParts ? $"the first {parts.Count} of {detail.Line.BatchParts} payments in this batch" : "payments in this batch",
                        ["part", "amount", "payer", "remark", "likeliest case", "by"],
                        parts.Select(p => (IReadOnlyList<string?>)[$"{p.Seq}", $"{p.Amount}", p.Counterparty, p.Remark, p.Likeliest?.CaseNumber, p.Likeliest?.Rule]));
                Shell.Table(screen, "claims", ["claim", "state", "for", "claimed by", "decided by", "reason", "decision"],
                    detail.Claims.Select(c => (IReadOnlyList<string?>)[$"{c.Id}", c.State, string.Join(", ", c.Parts.Select(p => $"{p.CaseNumber} {p.Amount}")), c.ClaimedBy, c.DecidedBy, c.Reason, c.Decision]));
                Shell.Table(screen, "refunds", ["refund", "state", "amount", "payer", "proposed by", "decided by", "instruction", "booked"],
                    detail.Refunds.Select(f => (IReadOnlyList<string?>)[$"{f.Id}", f.State, $"{f.Amount}", f.PayerName, f.ProposedBy, f.DecidedBy, f.EndToEndId, Shell.Iso(f.BookedOn)]));
            });
            return ExitCode.Done;
        }, line);
    }
}
