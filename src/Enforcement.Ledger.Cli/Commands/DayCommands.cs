using System.CommandLine;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Reconciliation;
using NodaTime;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>day close|confirm|reopen|list</c>: two persons close a day or a month, and open it again.</summary>
static class DayCommands
{
    public static Command Create(Shell shell) => new("day", "Days and months, closed by two persons (结账).") { List(shell), Close(shell), Confirm(shell), Reopen(shell) };

    static Option<string> Book() => new("--book") { Description = "The book.", HelpName = "CODE", DefaultValueFactory = _ => Demonstration.BookCode };

    static Option<bool> Month() => new("--month") { Description = "The whole month of this day." };

    static PeriodKind Kind(bool month) => month ? PeriodKind.Month : PeriodKind.Day;

    static Command List(Shell shell)
    {
        var book = Book();
        var to = Shell.DateOption("--to", "The last day; by default today.");
        return shell.LedgerCommand("list", "Bank, book and liabilities day by day; finds something when a day differs.", async (parsed, door, ct) =>
        {
            var list = await door.AskAsync<PeriodQueries, DayList>(q => q.DaysAsync(parsed.GetValue(book)!, null, parsed.GetValue(to), ct), ct);
            shell.Answer(parsed, list, screen => Shell.Table(screen, $"{list.Book} {list.Name}, closed through {Shell.Iso(list.ClosedThrough) ?? "–"}",
                ["day", "bank", "book", "liabilities", "difference", "in transit", "open", "close"],
                list.Days.Select(d => (IReadOnlyList<string?>)[Shell.Iso(d.Day), $"{d.Bank}", $"{d.Book}", $"{d.Liabilities}", $"{d.Difference}", $"{d.InTransit}", $"{d.OpenDifferences}",
                    d.Close is { } c ? $"{c.State} {c.PreparedBy} {c.ConfirmedBy}" : d.IsClosed ? "closed" : ""])));
            return list.Days.Any(d => !d.Difference.IsZero) ? ExitCode.Found : ExitCode.Done;
        }, book, to);
    }

    static Command Close(Shell shell)
    {
        var (book, month, day) = (Book(), Month(), Shell.DateArgument("DATE", "The day, which is over."));
        return shell.LedgerCommand("close", "Signs a day or a month, the first of two. Differences are looked for first and stay listed.", async (parsed, door, ct) =>
        {
            var (code, through) = (parsed.GetValue(book)!, parsed.GetValue(day));
            await door.DoAsync<FindDifferences, DifferencesFound>(u => u.ExecuteAsync(new(code, through), ct), ct);
            var id = await door.DoAsync<PrepareClose, long>(u => u.ExecuteAsync(new(code, Kind(parsed.GetValue(month)), through), ct), ct);
            shell.Answer(parsed, new { Close = id }, screen => screen.Profile.Out.Writer.WriteLine($"Signed as {id}; another person confirms it."));
            return ExitCode.Done;
        }, day, book, month);
    }

    static Command Confirm(Shell shell)
    {
        var (book, month, day) = (Book(), Month(), Shell.DateArgument("DATE", "The day that another person signed."));
        return shell.LedgerCommand("confirm", "Closes what another person signed.", async (parsed, door, ct) =>
        {
            var (code, through) = (parsed.GetValue(book)!, parsed.GetValue(day));
            var id = parsed.GetValue(month)
                ? await door.DoAsync<ConfirmMonthClose, long>(u => u.ExecuteAsync(code, through, ct), ct)
                : await door.DoAsync<ConfirmDayClose, long>(u => u.ExecuteAsync(code, through, ct), ct);
            shell.Answer(parsed, new { Close = id }, screen => screen.Profile.Out.Writer.WriteLine($"Closed, {id}."));
            return ExitCode.Done;
        }, day, book, month);
    }

    static Command Reopen(Shell shell)
    {
        var book = Book();
        var from = Shell.DateOption("--from", "The first day to open again; without it, what another person asked for is confirmed.");
        var reason = new Option<string?>("--reason") { Description = "Why; it is kept.", HelpName = "TEXT" };
        return shell.LedgerCommand("reopen", "Asks for a closed period to be opened again, or confirms it.", async (parsed, door, ct) =>
        {
            var code = parsed.GetValue(book)!;
            var id = parsed.GetValue(from) is { } day
                ? await door.DoAsync<AskReopening, long>(u => u.ExecuteAsync(new(code, day, parsed.GetValue(reason)), ct), ct)
                : await door.DoAsync<ConfirmReopening, long>(u => u.ExecuteAsync(code, ct), ct);
            shell.Answer(parsed, new { Reopening = id }, screen => screen.Profile.Out.Writer.WriteLine($"Reopening {id}."));
            return ExitCode.Done;
        }, from, reason, book);
    }
}
