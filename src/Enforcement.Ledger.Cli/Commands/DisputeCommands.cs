using System.CommandLine;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Payouts.Disputes;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>dispute list</c>; <c>place NUMBER</c>, <c>settle DISPUTE</c>, <c>renew DISPUTE</c>; <c>confirm OUTCOME</c>, <c>reject OUTCOME</c>,
/// <c>withdraw OUTCOME</c>: each a use case and nothing else.</summary>
static class DisputeCommands
{
    const int Most = 10_000;

    public static IEnumerable<Command> Create(Shell shell)
    {
        yield return List(shell);
        var number = new Argument<string>("NUMBER") { Description = "The case number, in any spelling." };
        var amount = Shell.AmountOption("--amount", "How much is in dispute.");
        var why = new Option<string>("--reason") { Description = "Why; it stays with the money.", HelpName = "TEXT", Required = true };
        var document = new Option<string>("--document") { Description = "The paper that says so.", HelpName = "TEXT", Required = true };
        var lot = new Option<long?>("--lot") { Description = "The lot in dispute; without it the newest money.", HelpName = "LOT" };
        var review = Shell.DateOption("--review", "When it is looked at again; without it in thirty days, which is the most.");
        amount.Required = true;
        yield return shell.LedgerCommand("place", "Sets money of a case aside as disputed.", async (parsed, door, ct) =>
        {
            var of = (await door.AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(parsed.GetValue(number)!, ct), ct)).Case.Id;
            var id = await door.DoAsync<PlaceDispute, long>(
                u => u.ExecuteAsync(new(of, parsed.GetValue(amount), parsed.GetValue(why), parsed.GetValue(document), parsed.GetValue(lot), parsed.GetValue(review)), ct), ct);
            shell.Answer(parsed, new { Dispute = id }, screen => screen.Profile.Out.Writer.WriteLine($"dispute {id} is placed"));
            return ExitCode.Done;
        }, number, amount, why, document, lot, review);

        var (dispute, outcome) = (One("DISPUTE"), One("OUTCOME"));
        var settledFor = new Option<SettledFor>("--for") { Description = "Whose the money is.", HelpName = "payee|debtor", Required = true };
        yield return shell.LedgerCommand("settle", "Proposes how a dispute ends; money moves when another person has confirmed it.", async (parsed, door, ct) =>
        {
            var id = await door.DoAsync<ProposeDisputeOutcome, long>(u => u.ExecuteAsync(new(parsed.GetValue(dispute), parsed.GetValue(settledFor), parsed.GetValue(document), parsed.GetValue(why)), ct), ct);
            shell.Answer(parsed, new { Outcome = id }, screen => screen.Profile.Out.Writer.WriteLine($"outcome {id} is proposed; another person confirms it"));
            return ExitCode.Done;
        }, dispute, settledFor, document, why);
        yield return shell.LedgerCommand("renew", "Sets the next day on which a dispute is looked at.", (parsed, door, ct) =>
            ActAsync<RenewDisputeReview>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(dispute), parsed.GetValue(review), parsed.GetValue(why)), ct), ct), dispute, review, why);
        yield return shell.LedgerCommand("confirm", "Confirms the outcome that another person proposed: its money moves.", (parsed, door, ct) =>
            ActAsync<ConfirmDisputeOutcome>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(outcome)), ct), ct), outcome);
        yield return shell.LedgerCommand("reject", "Turns down the outcome that another person proposed.", (parsed, door, ct) =>
            ActAsync<RejectDisputeOutcome>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(outcome), parsed.GetValue(why)), ct), ct), outcome, why);
        yield return shell.LedgerCommand("withdraw", "Takes the own proposal back.", (parsed, door, ct) =>
            ActAsync<WithdrawDisputeOutcome>(shell, parsed, door, u => u.ExecuteAsync(new(parsed.GetValue(outcome), parsed.GetValue(why)), ct), ct), outcome, why);
    }

    static Command List(Shell shell)
    {
        var number = new Option<string?>("--case") { Description = "Only those of this case.", HelpName = "NUMBER" };
        var open = new Option<bool>("--open") { Description = "Only those that are not settled." };
        var past = new Option<bool>("--past") { Description = "Only open ones whose day of review has passed." };
        var over = new Option<int?>("--over-days") { Description = "Only open ones placed more days ago, such as 30.", HelpName = "DAYS" };
        return shell.LedgerCommand("list", $"Disputes with reason, paper, review and outcome, the newest first, at most {Most}.", async (parsed, door, ct) =>
        {
            long? of = parsed.GetValue(number) is { } named ? (await door.AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(named, ct), ct)).Case.Id : null;
            var disputes = await door.AskAsync<DisputeQueries, List<DisputeView>>(q => q.ListAsync(of, null, parsed.GetValue(open), parsed.GetValue(past), parsed.GetValue(over), null, Most, ct), ct);
            shell.Answer(parsed, new { Disputes = disputes }, screen =>
                Shell.Table(screen, "", ["id", "case", "officer", "payout", "amount", "reason", "document", "placed by", "days", "review", "renewed", "outcome", "state"],
                    disputes.Select(d => (IReadOnlyList<string?>)[$"{d.Id}", d.CaseNumber, d.Officer, d.PayoutId is { } payout ? $"{payout}" : "", $"{d.Amount}", d.Reason, d.Document, d.PlacedBy, $"{d.OpenDays}",
                        Shell.Iso(d.ReviewOn) + (d.ReviewPast ? " past" : ""), $"{d.Renewals.Count}", d.Outcomes is [.., var last] ? $"{last.Id} for the {last.For}" : "", d.Outcomes is [.., { State: var state }] ? $"{state}" : d.SettledFor is null ? "open" : "settled"])));
            return ExitCode.Done;
        }, number, open, past, over);
    }

    static Argument<long> One(string name) => new(name) { Description = $"The {name.ToLowerInvariant()}'s number." };

    static async Task<int> ActAsync<TUseCase>(Shell shell, ParseResult parsed, LedgerDoor door, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await door.DoAsync<TUseCase, bool>(async u =>
        {
            await call(u);
            return true;
        }, ct);
        shell.Answer(parsed, new { Done = true }, screen => screen.Profile.Out.Writer.WriteLine("done"));
        return ExitCode.Done;
    }
}
