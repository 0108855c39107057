using System.CommandLine;
using Enforcement.Ledger.Receipts.Bonds;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>bond list</c>: bonds of bidders, the newest first; <c>--state Overdue</c> is the alarm list.</summary>
static class BondListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var state = new Option<BondFilter?>("--state") { Description = "Only those in this state; Waiting: bidding is over; Overdue: and their time too.", HelpName = "STATE" };
        return shell.LedgerCommand("list", $"Bonds of bidders (拍卖保证金), the newest first, at most {Most}.", async (parsed, door, ct) =>
        {
            var bonds = await door.AskAsync<BondQueries, List<BondView>>(q => q.ListAsync(parsed.GetValue(state), null, null, Most, ct), ct);
            shell.Answer(parsed, new { Bonds = bonds }, screen =>
                Shell.Table(screen, "", ["id", "line", "auction", "case", "booked", "amount", "payer", "state", "due", "refund", "conversion"],
                    bonds.Select(b => (IReadOnlyList<string?>)[$"{b.Id}", $"{b.LineId}", b.AuctionNo, b.CaseNumber, Shell.Iso(b.BookedOn), $"{b.Amount}", b.Payer, b.Won ? $"{b.State}, winner" : $"{b.State}",
                        b.Overdue ? $"{Shell.Iso(b.DueOn)}, overdue" : Shell.Iso(b.DueOn), b.Refund?.State, b.Conversion?.State])));
            return ExitCode.Done;
        }, state);
    }
}
