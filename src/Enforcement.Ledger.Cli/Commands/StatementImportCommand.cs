using System.CommandLine;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Formats;
using NodaTime;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>statement import FILE...</c>: takes bank files in, one after another, each whole or not at all.</summary>
static class StatementImportCommand
{
    const string Rejected = "rejected";
    const string Held = "held";

    public static Command Create(Shell shell)
    {
        var files = Shell.Files();
        var book = new Option<string?>("--book") { Description = "The book, where a file does not name its account.", HelpName = "CODE" };
        return shell.LedgerCommand("import", "Takes bank files in: every line is posted, to a case or to unknown funds.", async (parsed, door, ct) =>
        {
            var statements = new List<ImportedStatement>();
            foreach (var path in parsed.GetValue(files)!)
            {
                await using var content = InputFile.Open(path);
                await using var told = ImportProgressTold.Begin(door.Underway, parsed.InvocationConfiguration.Error);
                statements.AddRange(Of(path, await door.DoAsync<ImportStatement, ImportOutcome>(
                    u => u.ExecuteAsync(new(Path.GetFileName(path), content, parsed.GetValue(book)), ct), ct)));
            }
            shell.Answer(parsed, new { Statements = statements }, screen =>
            {
                Shell.Table(screen, "", ["file", "statement", "account", "from", "to", "outcome", "accepted", "duplicate", "matched", "unknown", "paid", "returned"],
                    statements.Select(s => (IReadOnlyList<string?>)[s.File, s.Id, s.Account, Shell.Iso(s.From), Shell.Iso(s.To), s.Resumed ? $"{s.Outcome} (had waited)" : s.Outcome,
                        $"{s.Accepted}", $"{s.Duplicate}", $"{s.Matched}", $"{s.Unknown}", $"{s.Paid}", $"{s.Returned}"]));
                foreach (var (statement, reason) in statements.SelectMany(s => s.Reasons.Select(r => (s, r))))
                    screen.Profile.Out.Writer.WriteLine($"  {statement.File} {statement.Id}: {reason.Code}{(reason.Line is { } line ? $", line {line}" : "")}: {reason.Message}");
            });
            return statements.Any(s => s.Outcome == Rejected) ? ExitCode.Refused : statements.Any(s => s.Outcome == Held) ? ExitCode.Found : ExitCode.Done;
        }, files, book);
    }

    static IEnumerable<ImportedStatement> Of(string path, ImportOutcome outcome)
    {
        var all = outcome.Statements.Select(s => Row(s, false)).Concat(outcome.Resumed.Select(s => Row(s, true))).ToList();
        // A file that holds no statement at all still has its answer.
        return all.Count > 0 ? all : [new(path, outcome.Sha256, null, null, null, null, null, null, null, Rejected, 0, 0, 0, 0, 0, 0, false, Reasons(null))];

        ImportedStatement Row(StatementOutcome s, bool resumed) => new(path, outcome.Sha256, s.Ident, s.Account, s.Currency, s.From, s.To, s.Opening, s.Closing,
            s.Outcome, s.Accepted, s.Duplicate, s.Matched, s.Unknown, s.Paid, s.Returned, resumed, s.Outcome is Rejected or Held ? Reasons(s) : []);

        List<Reason> Reasons(StatementOutcome? of)
        {
            var told = outcome.Problems.Where(p => p.Severity == ProblemSeverity.Error && (of is null || p.StatementId is null || p.StatementId == of.Ident))
                .Select(p => new Reason(p.Code, p.Line, p.Field, p.Message)).ToList();
            if (of?.Code is { } code && told.All(r => r.Code != code))
                told.Insert(0, new(code, null, null, of.Facts ?? Sentence(code)));
            return told;
        }
    }

    static string Sentence(string code) =>
        ((Refusal[])[ReceiptRefusals.Equation, ReceiptRefusals.Gap, ReceiptRefusals.Edited, ReceiptRefusals.BalancesMissing, ReceiptRefusals.Advance, ReceiptRefusals.AccountUnknown, ReceiptRefusals.CurrencyOther])
            .FirstOrDefault(r => r.Code == code)?.Sentence ?? code;

    /// <summary>What became of one statement.</summary>
    /// <param name="Resumed">It had been held, and this file filled its gap.</param>
    /// <param name="Reasons">Why it is held or rejected.</param>
    sealed record ImportedStatement(
        string File, string Sha256, string? Id, string? Account, string? Currency, LocalDate? From, LocalDate? To, Money? Opening, Money? Closing,
        string Outcome, int Accepted, int Duplicate, int Matched, int Unknown, int Paid, int Returned, bool Resumed, IReadOnlyList<Reason> Reasons);

    sealed record Reason(string Code, long? Line, string? Field, string Message);
}
