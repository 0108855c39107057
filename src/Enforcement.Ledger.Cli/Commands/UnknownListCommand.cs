using System.CommandLine;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>unknown list</c>: money whose case nobody knows yet, the most urgent first.</summary>
static class UnknownListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var book = new Option<string?>("--book") { Description = "One book only.", HelpName = "CODE" };
        var band = new Option<UnknownBand?>("--age") { Description = "Only those of this age.", HelpName = "BAND" };
        var after = new Option<long?>("--after") { Description = "Go on after this line.", HelpName = "LINE" };
        return shell.LedgerCommand("list", $"Unknown funds that are open, the most urgent first, at most {Most}.", async (parsed, door, ct) =>
        {
            var filter = new UnknownFilter(parsed.GetValue(book), Band: parsed.GetValue(band));
            var unknown = await door.AskAsync<UnknownQueries, List<UnknownView>>(q => q.ListAsync(filter, parsed.GetValue(after), Most, ct), ct);
            var summary = await door.AskAsync<UnknownQueries, UnknownSummary>(q => q.SummaryAsync(parsed.GetValue(book), ct), ct);
            shell.Answer(parsed, new { Unknown = unknown, Summary = summary }, screen =>
            {
                Shell.Table(screen, "", ["line", "booked", "days", "amount", "payer", "account", "due", "class", "claims", "remark", "why unknown"],
                    unknown.Select(u => (IReadOnlyList<string?>)[$"{u.LineId}", Shell.Iso(u.BookedOn), $"{u.AgeDays}", $"{u.Amount}", u.Payer, u.PayerAccount,
                        Shell.Iso(u.DueOn) + (u.Overdue ? " overdue" : ""), $"{u.Class}", $"{u.OpenClaims}", u.Remark, string.Join("; ", u.Reasons)]));
                Shell.Table(screen, $"{summary.Count} open, {summary.Amount}; {summary.Violations} against the rule, {summary.Legacy} legacy", ["age", "lines", "amount"],
                    summary.Bands.Select(b => (IReadOnlyList<string?>)[$"{b.Band}", $"{b.Count}", $"{b.Amount}"]));
            });
            return ExitCode.Done;
        }, book, band, after);
    }
}
