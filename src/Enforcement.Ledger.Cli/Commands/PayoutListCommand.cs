using System.CommandLine;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>payout list</c>: payouts, the newest first.</summary>
static class PayoutListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var state = new Option<PayoutState?>("--state") { Description = "Only those in this state.", HelpName = "STATE" };
        var number = new Option<string?>("--case") { Description = "Only those of this case.", HelpName = "NUMBER" };
        return shell.LedgerCommand("list", $"Payouts, the newest first, at most {Most}.", async (parsed, door, ct) =>
        {
            long? caseId = parsed.GetValue(number) is { } text ? (await door.AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(text, ct), ct)).Case.Id : null;
            var payouts = await door.AskAsync<PayoutQueries, List<PayoutView>>(q => q.ListAsync(caseId, parsed.GetValue(state), null, Most, ct), ct);
            shell.Answer(parsed, new { Payouts = payouts }, screen =>
                Shell.Table(screen, "", ["payout", "case", "payee", "account", "amount", "state", "notice", "clock B due", "clock B", "paid"],
                    payouts.Select(p => (IReadOnlyList<string?>)[$"{p.Id}", p.CaseNumber, p.PayeeName, p.Account, $"{p.Amount}", $"{p.State}", p.NoticeNo, Shell.Iso(p.BDueOn), $"{p.BClock}", Shell.Iso(p.PaidOn)])));
            return ExitCode.Done;
        }, state, number);
    }
}
