using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>unknown list</c>: money whose case nobody knows yet, the most urgent first.</summary>
static class UnknownListCommand
{
    public static Command Create(Shell shell)
    {
        var book = new Option<string?>("--book") { Description = "One book only.", HelpName = "CODE" };
        return shell.LedgerCommand("list", "Unknown funds that are open, the most urgent first.", async (parsed, door, ct) =>
        {
            var unknown = await door.AskAsync<ReceiptQueries, List<UnknownView>>(q => q.UnknownAsync(parsed.GetValue(book), ct), ct);
            shell.Answer(parsed, new { Unknown = unknown }, screen =>
                Shell.Table(screen, "", ["line", "booked", "days", "amount", "payer", "account", "due", "remark", "why unknown"],
                    unknown.Select(u => (IReadOnlyList<string?>)[$"{u.LineId}", Shell.Iso(u.BookedOn), $"{u.AgeDays}", $"{u.Amount}", u.Payer, u.PayerAccount,
                        Shell.Iso(u.DueOn) + (u.Overdue ? " overdue" : ""), u.Remark, string.Join("; ", u.Reasons)])));
            return ExitCode.Done;
        }, book);
    }
}
