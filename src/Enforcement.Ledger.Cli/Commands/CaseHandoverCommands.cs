using System.CommandLine;
using Enforcement.Ledger.Cases.Handovers;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>case hand-over</c>, <c>take-over HANDOVER</c>, <c>end-hand-over HANDOVER</c> and <c>hand-overs [HANDOVER]</c>: cases change their officer by a list that two
/// persons sign (移交).</summary>
static class CaseHandoverCommands
{
    const int Most = 1_000;

    public static IEnumerable<Command> Create(Shell shell)
    {
        var from = new Option<string?>("--from") { Description = "The officer whose cases they are; without it, oneself.", HelpName = "NAME" };
        var to = new Option<string>("--to") { Description = "The officer who takes them over.", HelpName = "NAME", Required = true };
        var cases = new Option<long[]>("--case") { Description = "Only these cases; without it, all that are open or have money.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var document = new Option<string>("--document") { Description = "The paper by which they change hands.", HelpName = "TEXT", Required = true };
        yield return shell.LedgerCommand("hand-over", "Signs the list by which cases go to another officer, who signs next.", async (parsed, door, ct) =>
        {
            var id = await door.DoAsync<GiveCases, long>(u => u.ExecuteAsync(new(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(cases) is { Length: > 0 } some ? some : null, parsed.GetValue(document)), ct), ct);
            return await ShowAsync(shell, parsed, door, id, ct);
        }, from, to, cases, document);

        var handover = new Argument<long>("HANDOVER") { Description = "The hand-over's number." };
        yield return shell.LedgerCommand("take-over", "Signs the list of a hand-over as the one who takes the cases: they are his from now on.", async (parsed, door, ct) =>
        {
            var id = parsed.GetValue(handover);
            await door.DoAsync<TakeCases, bool>(async u =>
            {
                await u.ExecuteAsync(new(id), ct);
                return true;
            }, ct);
            return await ShowAsync(shell, parsed, door, id, ct);
        }, handover);
        var why = new Option<string>("--reason") { Description = "Why; it stays with the hand-over.", HelpName = "TEXT", Required = true };
        yield return shell.LedgerCommand("end-hand-over", "Ends a hand-over that waits for its second signature.", async (parsed, door, ct) =>
        {
            var id = parsed.GetValue(handover);
            await door.DoAsync<EndHandover, bool>(async u =>
            {
                await u.ExecuteAsync(new(id, parsed.GetValue(why)), ct);
                return true;
            }, ct);
            return await ShowAsync(shell, parsed, door, id, ct);
        }, handover, why);

        var one = new Argument<long?>("HANDOVER") { Description = "One of them, with its list.", Arity = ArgumentArity.ZeroOrOne };
        var open = new Option<bool>("--open") { Description = "Only what waits for its second signature." };
        yield return shell.LedgerCommand("hand-overs", "The hand-overs of cases, the newest first; of one, its list.", async (parsed, door, ct) =>
        {
            if (parsed.GetValue(one) is { } id)
                return await ShowAsync(shell, parsed, door, id, ct);
            var all = await door.AskAsync<HandoverQueries, List<HandoverView>>(q => q.ListAsync(parsed.GetValue(open), null, Most, ct), ct);
            shell.Answer(parsed, new { Handovers = all }, screen => Shell.Table(screen, "", ["hand-over", "from", "to", "state", "cases", "money", "given by", "document"],
                all.Select(h => (IReadOnlyList<string?>)[$"{h.Id}", h.From, h.To, $"{h.State}", $"{h.Cases}", $"{h.Money}", h.GivenBy, h.Document])));
            return ExitCode.Done;
        }, one, open);
    }

    static async Task<int> ShowAsync(Shell shell, ParseResult parsed, LedgerDoor door, long id, CancellationToken ct)
    {
        var shown = await door.AskAsync<HandoverQueries, HandoverDetail>(q => q.ShowAsync(id, ct), ct);
        shell.Answer(parsed, shown, screen => Shell.Table(screen, $"hand-over {id}, {shown.Handover.From} to {shown.Handover.To}: {shown.Handover.State}", ["case", "money", "clocks", "late", "due", "money and open matters"],
            shown.Lines.Select(l => (IReadOnlyList<string?>)[l.CaseNumber, $"{l.Money}", $"{l.Clock.Running}", $"{l.Clock.Late}", l.Clock.DueOn is { } due ? Shell.Iso(due) : null, string.Join(", ", l.Matters)])));
        return ExitCode.Done;
    }
}
