using System.CommandLine;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>expected list</c>: money that is to come, the newest first; <c>--state Overdue</c> is the alarm list.</summary>
static class ExpectedListCommand
{
    const int Most = 1_000;

    public static Command Create(Shell shell)
    {
        var state = new Option<ExpectedFilter?>("--state") { Description = "Only those in this state; Overdue: due and not met.", HelpName = "STATE" };
        var number = new Option<string?>("--case") { Description = "Only those of this case.", HelpName = "NUMBER" };
        return shell.LedgerCommand("list", $"Money that is to come (应收案款), the newest first, at most {Most}.", async (parsed, door, ct) =>
        {
            long? caseId = parsed.GetValue(number) is { } text ? (await door.AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(text, ct), ct)).Case.Id : null;
            var expected = await door.AskAsync<ExpectedQueries, List<ExpectedView>>(q => q.ListAsync(parsed.GetValue(state), caseId, null, Most, ct), ct);
            shell.Answer(parsed, new { Expected = expected }, screen =>
                Shell.Table(screen, "", ["id", "case", "kind", "reference", "amount", "arrived", "payer", "ordered", "due", "state", "document"],
                    expected.Select(e => (IReadOnlyList<string?>)[$"{e.Id}", e.CaseNumber, $"{e.Kind}", e.Reference, $"{e.Amount}", $"{e.Arrived}", e.Payer ?? e.PayerAccount, Shell.Iso(e.OrderedOn),
                        Shell.Iso(e.DueOn), e.Overdue ? $"{e.State}, overdue" : $"{e.State}", e.Document])));
            return ExitCode.Done;
        }, state, number);
    }
}
