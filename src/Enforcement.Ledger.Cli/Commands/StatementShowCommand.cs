using System.CommandLine;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement show ID</c>: a statement, its difference to what is posted, and what was decided about it.</summary>
static class StatementShowCommand
{
    public static Command Create(Shell shell)
    {
        var id = new Argument<long>("ID") { Description = "The statement's number, as the lists show it." };
        return shell.LedgerCommand("show", "A statement: its difference to what is posted, and what was decided about it.", async (parsed, door, ct) =>
        {
            var detail = await door.AskAsync<StatementQueries, StatementDetail>(q => q.ShowAsync(parsed.GetValue(id), ct), ct);
            shell.Answer(parsed, detail, screen => Show(screen, detail));
            return ExitCode.Done;
        }, id);
    }

    public static void Show(Spectre.Console.IAnsiConsole screen, StatementDetail detail)
    {
        var s = detail.Statement;
        screen.Profile.Out.Writer.WriteLine(
            $"{s.Id} {s.Ident} {Shell.Iso(s.From)} to {Shell.Iso(s.To)}: {s.State} {s.HoldCode} {s.HoldFacts} {(detail.Page is { } page ? $"page {page}" : "")} {detail.CopyMark}".TrimEnd());
        if (detail.Differences.Count > 0)
            Shell.Table(screen, "differences", ["", "booked", "amount posted", "amount told", "reference", "posted for", "told for"],
                detail.Differences.Select(d => (IReadOnlyList<string?>)[d.Kind, Shell.Iso(d.Posted?.BookedOn ?? d.Told!.BookedOn), $"{d.Posted?.Amount}", $"{d.Told?.Amount}", d.Posted?.Reference ?? d.Told?.Reference,
                    d.Posted is { } p ? $"{p.Name} {p.Remark}".Trim() : null, d.Told is { } t ? $"{t.Name} {t.Remark}".Trim() : null]));
        if (detail.Decisions.Count > 0)
            Shell.Table(screen, "decisions", ["what", "state", "lines", "missing", "proposed by", "reason", "decided by", "reason"],
                detail.Decisions.Select(d => (IReadOnlyList<string?>)[$"{d.Kind}", d.State, $"{d.Lines}", $"{d.Difference}", d.ProposedBy, d.Reason, d.DecidedBy, d.DecidedReason]));
    }
}
