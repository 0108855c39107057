using System.CommandLine;
using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>payout third-party</c>: payouts to nobody of the case (向案外人发放清单), the newest first.</summary>
static class PayoutThirdPartyCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell) => shell.LedgerCommand("third-party", $"Payouts to nobody of the case (案外人), with the collegial decision, the newest first, at most {Most}.", async (parsed, door, ct) =>
    {
        var payouts = await door.AskAsync<PayoutQueries, List<PayoutView>>(q => q.ThirdPartyAsync(null, Most, ct), ct);
        shell.Answer(parsed, new { Payouts = payouts }, screen =>
            Shell.Table(screen, "", ["payout", "case", "payee", "account", "amount", "state", "decision", "paid"],
                payouts.Select(p => (IReadOnlyList<string?>)[$"{p.Id}", p.CaseNumber, p.PayeeName, p.Account, $"{p.Amount}", $"{p.State}", p.DecisionDocument, Shell.Iso(p.PaidOn)])));
        return ExitCode.Done;
    });
}
