using System.CommandLine;
using System.Globalization;
using Enforcement.Ledger.Receipts.Vouchers;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>receipt lag</c>: how long receipts waited for their import; finds something when one waited longer than allowed.</summary>
static class ReceiptLagCommand
{
    const int Most = 100;

    public static Command Create(Shell shell)
    {
        var from = Shell.DateOption("--from", "Booked by the bank on this day or later; by default a year back.");
        var to = Shell.DateOption("--to", "Booked on this day or earlier; by default today.");
        var days = Shell.CountOption("--days", $"Longer than this is late; by default {ImportLagQueries.UsualDays} days.", ImportLagQueries.UsualDays, ImportLagQueries.MostDays);
        var book = new Option<string?>("--book") { Description = "One book only.", HelpName = "CODE" };
        return shell.LedgerCommand("lag", "Booking date against import date, by month and book; finds something when a receipt waited too long.", async (parsed, door, ct) =>
        {
            var (since, until, allowed, code) = (parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(days), parsed.GetValue(book));
            var months = await door.AskAsync<ImportLagQueries, List<ImportLagMonth>>(q => q.MonthsAsync(code, since, until, allowed, ct), ct);
            var late = await door.AskAsync<ImportLagQueries, List<ImportLagLine>>(q => q.LateAsync(code, since, until, allowed, Most, ct), ct);
            shell.Answer(parsed, new { Months = months, Late = late }, screen =>
            {
                Shell.Table(screen, "", ["month", "book", "receipts", "amount", "average days", "longest", "late", "late amount"],
                    months.Select(m => (IReadOnlyList<string?>)[Shell.Iso(m.Month)[..7], m.Book, $"{m.Receipts}", $"{m.Amount}",
                        ((decimal)m.DaysTotal / m.Receipts).ToString("0.0", CultureInfo.InvariantCulture), $"{m.LongestDays}", $"{m.Late}", $"{m.LateAmount}"]));
                Shell.Table(screen, late.Count == Most ? $"the {Most} that waited longest" : "", ["line", "book", "booked", "imported", "days", "amount", "payer", "case", "imported by"],
                    late.Select(l => (IReadOnlyList<string?>)[$"{l.LineId}", l.Book, Shell.Iso(l.BookedOn), Shell.Iso(l.ImportedOn), $"{l.LagDays}", $"{l.Amount}", l.Payer, l.CaseNumber, l.ImportedBy]));
            });
            return late.Count > 0 ? ExitCode.Found : ExitCode.Done;
        }, from, to, days, book);
    }
}
