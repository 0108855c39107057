using System.CommandLine;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Notices;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>notice list</c>, <c>notice send</c>, <c>notice retry ID…</c>, <c>notice cancel ID…</c>: the outbox of messages to parties.</summary>
static class NoticeCommands
{
    const int Most = 1_000;

    const int MostParts = 1_000;

    public static IEnumerable<Command> Create(Shell shell)
    {
        var state = new Option<NoticeState?>("--state") { Description = "Only those that are there: Waiting, Sent, Delivered, Dead, Cancelled, NoContact, Inbox." };
        yield return shell.LedgerCommand("list", $"Notices to parties, the newest first, at most {Most}.", async (parsed, door, ct) =>
        {
            var filter = new NoticeQueries.Filter(State: parsed.GetValue(state));
            var summary = await door.AskAsync<NoticeQueries, NoticeSummary>(q => q.SummaryAsync(ct), ct);
            var notices = await door.AskAsync<NoticeQueries, List<OutboxView>>(q => q.ListAsync(filter, null, Most, ct), ct);
            shell.Answer(parsed, new { Summary = summary, Notices = notices }, screen =>
            {
                Shell.Table(screen, "", ["notice", "case", "event", "to", "channel", "address", "state", "composed", "tries", "next try", "reason"],
                    notices.Select(n => (IReadOnlyList<string?>)[$"{n.Id}", n.CaseNumber, n.Event, n.Recipient, n.Channel, n.Address, $"{n.State}", $"{n.ComposedAt}", $"{n.Tries}", $"{n.NextTryAt}", n.Reason]));
                if (!summary.Gateway)
                    screen.Profile.Out.Writer.WriteLine($"No gateway is configured ({NoticeGatewaySettings.Section}:Url): {summary.Waiting} messages wait.");
            });
            return ExitCode.Done;
        }, state);

        yield return shell.LedgerCommand("send", "Composes the notices of what happened and hands those that are due to the gateway, as the service does every minute.", async (parsed, door, ct) =>
        {
            var composed = 0;
            for (var (part, more) = (0, true); more && part < MostParts; part++)
            {
                var outcome = await door.DoAsync<CollectNotices, CollectOutcome>(u => u.ExecuteAsync(ct), ct);
                (composed, more) = (composed + outcome.Composed, outcome.More);
            }
            var sent = await door.DeliverNotices.RunAsync(door.Actor, ct);
            shell.Answer(parsed, new { Composed = composed, Gateway = sent is not null, Sent = sent?.Sent ?? 0, Again = sent?.Again ?? 0, Dead = sent?.Dead ?? 0 }, screen => screen.Profile.Out.Writer.WriteLine(
                $"{composed} composed; {(sent is null ? "no gateway is configured, what is for parties waits" : $"{sent.Sent} taken by the gateway, {sent.Again} to be tried again, {sent.Dead} dead")}"));
            return ExitCode.Done;
        });

        var ids = new Argument<long[]>("NOTICE") { Arity = ArgumentArity.OneOrMore, Description = "The notices' numbers." };
        var why = new Option<string>("--reason") { Description = "Why; it stays with the notice.", HelpName = "TEXT", Required = true };
        yield return shell.LedgerCommand("retry", "Sends notices again that were given up or had no contact; all or none.", async (parsed, door, ct) =>
            Answer(shell, parsed, await door.DoAsync<RetryNotices, int>(u => u.ExecuteAsync(new(parsed.GetValue(ids)!, parsed.GetValue(why)), ct), ct)), ids, why);
        yield return shell.LedgerCommand("cancel", "Cancels notices that have not left; all or none.", async (parsed, door, ct) =>
            Answer(shell, parsed, await door.DoAsync<CancelNotices, int>(u => u.ExecuteAsync(new(parsed.GetValue(ids)!, parsed.GetValue(why)), ct), ct)), ids, why);
    }

    static int Answer(Shell shell, ParseResult parsed, int count)
    {
        shell.Answer(parsed, new { Count = count }, screen => screen.Profile.Out.Writer.WriteLine($"{count} notices"));
        return ExitCode.Done;
    }
}
