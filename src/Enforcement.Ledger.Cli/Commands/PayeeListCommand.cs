using System.CommandLine;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Payees;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>payee list</c>: accounts of payees with where each stands; what waits for the second person first.</summary>
static class PayeeListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var number = new Option<string?>("--case") { Description = "Only those of this case.", HelpName = "NUMBER" };
        var open = new Option<bool>("--open") { Description = "Only what waits for the second person." };
        return shell.LedgerCommand("list", $"Accounts of payees, what waits for the second person first, at most {Most}.", async (parsed, door, ct) =>
        {
            long? caseId = parsed.GetValue(number) is { } text ? (await door.AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(text, ct), ct)).Case.Id : null;
            var accounts = await door.AskAsync<PayeeQueries, List<PayeeAccountView>>(q => q.AccountsAsync(caseId, parsed.GetValue(open), Most, ct), ct);
            shell.Answer(parsed, new { Accounts = accounts }, screen =>
                Shell.Table(screen, "", ["proposal", "case", "party", "agent", "account", "bank", "state", "replaces", "not before", "document", "proposed by", "confirmed by"],
                    accounts.Select(a => (IReadOnlyList<string?>)[$"{a.ProposalId}", a.CaseNumber, a.Party, a.Agent, a.Account, a.BankName, $"{a.State}", a.Replaces, a.State == AccountState.Cooling ? Shell.Iso(a.CoolingUntil) : null,
                        a.Document, a.ProposedBy, a.ConfirmedBy])));
            return ExitCode.Done;
        }, number, open);
    }
}
