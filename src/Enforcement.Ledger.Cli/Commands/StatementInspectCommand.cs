using System.CommandLine;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Formats;
using Spectre.Console;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement inspect FILE...</c>: what bank files say, posted nowhere. One JSON array with one object per file; on the
/// screen one file in full, several or a folder with a line each.</summary>
static class StatementInspectCommand
{
    public static Command Create(Shell shell)
    {
        var files = Shell.Files();
        var templates = new Option<bool>("--templates") { Description = "Also by the templates in force; opens the ledger for them." };
        return shell.Command("inspect", "Reads bank files, or all files of a folder, and says what they hold; touches no database unless asked for its templates.", async (parsed, ct) =>
        {
            var named = parsed.GetValue(files)!;
            var paths = named.SelectMany(InputFile.InFolder).ToList();
            var inspections = parsed.GetValue(templates) ? await ByTemplatesAsync(shell, parsed, paths, ct) : [.. paths.Select(path => StatementInspection.OfFile(path))];
            shell.Answer(parsed, () => StatementInspection.ToJson(inspections), screen =>
            {
                if (named.Length == 1 && paths.Count == 1)
                    ShowWhole(screen, inspections[0]);
                else
                    Shell.Table(screen, "", ["file", "format", "encoding", "statements", "entries", "equation", "verdict"], inspections.Select(Line));
            });
            // Without a hash the file was not read at all.
            return inspections.Any(i => i.Sha256 is null) ? ExitCode.Refused : inspections.All(i => i.IsClean) ? ExitCode.Done : ExitCode.Found;
        }, files, templates);
    }

    static async Task<List<StatementInspection>> ByTemplatesAsync(Shell shell, ParseResult parsed, List<string> paths, CancellationToken ct)
    {
        await using var server = await shell.OpenServerAsync(parsed, ct);
        await using var door = await LedgerDoor.OpenAsync(server.Connections, parsed.GetValue(shell.As), parsed.GetValue(shell.Verbose), ct);
        var inspections = new List<StatementInspection>();
        foreach (var path in paths)
            inspections.Add(await door.AskAsync<InspectStatement, StatementInspection>(u => u.ExecuteAsync(path, ct), ct));
        return inspections;
    }

    static void ShowWhole(IAnsiConsole screen, StatementInspection file)
    {
        screen.Profile.Out.Writer.WriteLine($"{file.File}: {file.Format ?? "not recognised"} {file.Encoding}".TrimEnd());
        Shell.Table(screen, "", ["statement", "account", "currency", "from", "to", "opening", "credits", "debits", "closing", "entries", "equation"],
            file.Statements.Select(s => (IReadOnlyList<string?>)[s.Id, s.Account, s.Currency, s.From, s.To, s.Opening, s.Credits, s.Debits, s.Closing, $"{s.Entries}", s.Equation]));
        foreach (var problem in Problems(file))
            screen.Profile.Out.Writer.WriteLine($"  {problem.Severity} {problem.Code}{(problem.Line is { } line ? $", line {line}" : "")}{(problem.Field is { } field ? $", {field}" : "")}: {problem.Message}");
    }

    static IReadOnlyList<string?> Line(StatementInspection file) =>
    [
        file.File, file.Format ?? "not recognised", file.Encoding, $"{file.Statements.Count}", $"{file.Statements.Sum(s => s.Entries)}",
        string.Join(", ", file.Statements.CountBy(s => s.Equation).OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => file.Statements.Count == 1 ? e.Key : $"{e.Value} {e.Key}")),
        Verdict(file),
    ];

    static string Verdict(StatementInspection file)
    {
        var worst = Problems(file).Where(p => p.IsError == !file.IsClean).ToList();
        return worst.Count == 0 ? "clean" : $"{worst.Count} {(file.IsClean ? "warning" : "error")}{(worst.Count == 1 ? "" : "s")}: {string.Join(", ", worst.Select(p => p.Code).Distinct().Take(3))}";
    }

    static IEnumerable<InspectedProblem> Problems(StatementInspection file) => file.Problems.Concat(file.Statements.SelectMany(s => s.Problems));
}
