using System.CommandLine;
using System.Text.Json;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement profile …</c>: templates of bank tables that the house does not know by itself. One person proposes a mapping on
/// the very file, another approves it.</summary>
static class StatementProfileCommand
{
    const int Most = 200;

    public static Command Create(Shell shell) => new("profile", "Templates of bank tables (账单模板).") { List(shell), Show(shell), Preview(shell), Propose(shell), Approve(shell), Retire(shell) };

    static Command List(Shell shell) => shell.LedgerCommand("list", "Templates, the newest first.", async (parsed, door, ct) =>
    {
        var profiles = await door.AskAsync<StatementProfileQueries, List<StatementProfileView>>(q => q.ListAsync(null, Most, ct), ct);
        shell.Answer(parsed, new { Profiles = profiles }, screen => Shell.Table(screen, "", ["id", "code", "version", "title", "state", "proposed by", "approved by"],
            profiles.Select(p => (IReadOnlyList<string?>)[$"{p.Id}", p.Code, $"{p.Version}", p.Title, p.State, p.ProposedBy, p.ApprovedBy])));
        return ExitCode.Done;
    });

    static Command Show(Shell shell)
    {
        var id = Id();
        return shell.LedgerCommand("show", "One template with its mapping and its dry run.", async (parsed, door, ct) =>
        {
            var detail = await door.AskAsync<StatementProfileQueries, StatementProfileDetail>(q => q.ShowAsync(parsed.GetValue(id), ct), ct);
            shell.Answer(parsed, detail, screen =>
            {
                Shell.Table(screen, $"{detail.Profile.Code} v{detail.Profile.Version} {detail.Profile.State}", ["column", "means"],
                    detail.Mapping.Columns.Select(c => (IReadOnlyList<string?>)[c.Heading, $"{c.Field}"]));
                Say(screen, detail.Preview);
            });
            return ExitCode.Done;
        }, id);
    }

    static Command Preview(Shell shell)
    {
        var (file, mapping) = (BankFile(), Mapping(required: false));
        return shell.LedgerCommand("preview", "The first rows of a file, and what it says by a mapping; keeps nothing.", async (parsed, door, ct) =>
        {
            var path = parsed.GetValue(file)!;
            var content = await InputFile.ReadAsync(path, ct);
            var tried = parsed.GetValue(mapping) is { } given ? await ReadAsync(given, ct) : null;
            var preview = await door.AskAsync<PreviewStatementProfile, ProfilePreview>(u => u.ExecuteAsync(new(Path.GetFileName(path), content, tried), ct), ct);
            shell.Answer(parsed, preview, screen =>
            {
                foreach (var row in preview.Table.Rows)
                    screen.Profile.Out.Writer.WriteLine($"{row.Line}{(preview.Table.HeadingRow is { } at && preview.Table.Rows[at] == row ? "*" : " ")} {string.Join(" | ", row.Cells)}");
                Say(screen, preview.Reading);
            });
            return preview.Reading.Stands ? ExitCode.Done : ExitCode.Found;
        }, file, mapping);
    }

    static Command Propose(Shell shell)
    {
        var (file, mapping) = (BankFile(), Mapping(required: true));
        return shell.LedgerCommand("propose", "Proposes how a bank's table is read, on the very file.", async (parsed, door, ct) =>
        {
            var path = parsed.GetValue(file)!;
            var content = await InputFile.ReadAsync(path, ct);
            var proposed = await ReadAsync(parsed.GetValue(mapping)!, ct);
            var id = await door.DoAsync<ProposeStatementProfile, long>(u => u.ExecuteAsync(new(Path.GetFileName(path), content, proposed), ct), ct);
            shell.Answer(parsed, new { Id = id }, screen => screen.Profile.Out.Writer.WriteLine($"proposed as {id}; another person approves it"));
            return ExitCode.Done;
        }, file, mapping);
    }

    static Command Approve(Shell shell)
    {
        var id = Id();
        return shell.LedgerCommand("approve", "Puts a proposed template in force; another person's act.", async (parsed, door, ct) =>
        {
            await door.DoAsync<ApproveStatementProfile, bool>(async u =>
            {
                await u.ExecuteAsync(new(parsed.GetValue(id)), ct);
                return true;
            }, ct);
            shell.Answer(parsed, new { Id = parsed.GetValue(id), State = "inForce" }, screen => screen.Profile.Out.Writer.WriteLine("in force"));
            return ExitCode.Done;
        }, id);
    }

    static Command Retire(Shell shell)
    {
        var id = Id();
        var reason = new Option<string>("--reason") { Description = "Why; it stays with the template.", Required = true };
        return shell.LedgerCommand("retire", "Takes a template out of force, or turns a proposal down.", async (parsed, door, ct) =>
        {
            await door.DoAsync<RetireStatementProfile, bool>(async u =>
            {
                await u.ExecuteAsync(new(parsed.GetValue(id), parsed.GetValue(reason)), ct);
                return true;
            }, ct);
            shell.Answer(parsed, new { Id = parsed.GetValue(id), State = "retired" }, screen => screen.Profile.Out.Writer.WriteLine("retired"));
            return ExitCode.Done;
        }, id, reason);
    }

    static void Say(Spectre.Console.IAnsiConsole screen, DryRun run)
    {
        Shell.Table(screen, run.Format ?? "not recognised", ["account", "from", "to", "opening", "credits", "debits", "closing", "entries", "skipped", "equation"],
            run.Statements.Select(s => (IReadOnlyList<string?>)[s.Account, Shell.Iso(s.From), Shell.Iso(s.To), $"{s.Opening}", $"{s.Credits}", $"{s.Debits}", $"{s.Closing}", $"{s.Entries}", $"{s.Skipped}", $"{s.Equation}"]));
        Shell.Table(screen, "first rows as read", ["line", "booked", "way", "amount", "balance", "counterparty", "summary"],
            run.Lines.Select(l => (IReadOnlyList<string?>)[$"{l.SourceLine}", Shell.Iso(l.BookedOn), $"{l.Direction}", $"{l.Amount}", $"{l.BalanceAfter}", l.CounterpartyName, l.Summary]));
        foreach (var problem in run.Problems)
            screen.Profile.Out.Writer.WriteLine($"  {problem.Severity} {problem.Code} {problem.Cell}: {problem.Message}");
    }

    static Argument<long> Id() => new("ID") { Description = "The template's number." };

    static Argument<string> BankFile() => new("FILE") { Description = "A file of the bank." };

    static Option<string?> Mapping(bool required) => new("--mapping") { Description = "JSON file: code, title, columns (heading, field), money, dates.", HelpName = "FILE", Required = required };

    static async Task<StatementMapping> ReadAsync(string path, CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<StatementMapping>(await InputFile.ReadAsync(path, ct), LedgerJson.Options) ?? throw new BadInput($"{path} holds no mapping.");
        }
        catch (JsonException e)
        {
            throw new BadInput($"{path} is not a mapping: {e.Message}");
        }
    }
}
