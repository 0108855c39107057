using System.CommandLine;
using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>payout returned</c>: payments that the bank sent back, the newest first.</summary>
static class ReturnListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var unconfirmed = new Option<bool>("--unconfirmed") { Description = "Only those that wait for the second person." };
        return shell.LedgerCommand("returned", $"Payments that the bank sent back (退票), the newest first, at most {Most}.", async (parsed, door, ct) =>
        {
            var returned = await door.AskAsync<ReturnQueries, List<ReturnView>>(q => q.ListAsync(new(Unconfirmed: parsed.GetValue(unconfirmed)), null, Most, ct), ct);
            shell.Answer(parsed, new { Returned = returned }, screen =>
                Shell.Table(screen, "", ["payout", "case", "payee", "amount", "instruction", "paid", "returned", "remark", "waiting", "pay again by", "clock", "confirmed by"],
                    returned.Select(r => (IReadOnlyList<string?>)[$"{r.PayoutId}", r.CaseNumber, r.PayeeName, $"{r.Amount}", r.EndToEndId, Shell.Iso(r.PaidOn), Shell.Iso(r.ReturnedOn),
                        r.Remark, $"{r.Waiting}", Shell.Iso(r.ReissueDueOn), $"{r.ReissueClock}", r.ConfirmedBy ?? "nobody yet"])));
            return ExitCode.Done;
        }, unconfirmed);
    }
}
