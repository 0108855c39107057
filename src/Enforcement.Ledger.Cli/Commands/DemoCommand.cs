using System.CommandLine;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cli.Scenarios;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Cli.Commands;

/// <summary><c>demo</c>: opens the demonstration court with cases and statements of nobody, and shows what there is. Run again, it
/// finds everything there.</summary>
static class DemoCommand
{
    public static Command Create(Shell shell) => shell.LedgerCommand("demo", "Opens the demonstration court with sample cases and statements.", async (parsed, door, ct) =>
    {
        await door.Demonstration.OpenAsync(ct);
        // A court that is being played already, by the service or by hand, is shown as it is.
        var before = await door.AskAsync<ReceiptQueries, List<StatementView>>(q => q.StatementsAsync(Demonstration.BookCode, null, 1_000, ct), ct);
        var ours = DemonstrationFiles.Statements().ToList();
        var isOurs = before.All(s => ours.Exists(o => o.Name == s.FileName));
        var taken = isOurs ? await door.DoAsync<ImportCases, CaseImportOutcome>(
            u => u.ExecuteAsync(new(CaseFile.Read(DemonstrationFiles.Cases(), DemonstrationFiles.CasesName), DemonstrationFiles.CasesName, Demonstration.BookCode), ct), ct) : null;
        var statements = new List<StatementOutcome>();
        foreach (var (name, bytes) in isOurs ? ours : [])
        {
            using var content = new MemoryStream(bytes);
            statements.AddRange((await door.DoAsync<ImportStatement, ImportOutcome>(u => u.ExecuteAsync(new(name, content), ct), ct)).Statements);
        }
        var books = await door.AskAsync<BookQueries, List<BookView>>(q => q.ListAsync(ct), ct);
        var cases = await door.AskAsync<CaseQueries, List<CaseRowView>>(q => q.ListAsync(null, null, 100, ct), ct);
        var unknown = await door.AskAsync<UnknownQueries, List<UnknownView>>(q => q.ListAsync(new(Demonstration.BookCode), null, 100, ct), ct);
        shell.Answer(parsed, new { Persons = Demonstration.Persons, CasesImport = taken, Statements = statements, Books = books, Cases = cases, Unknown = unknown }, screen =>
        {
            Shell.Table(screen, $"persons (password {Demonstration.Password})", ["sign-in", "name", "role"],
                Demonstration.Persons.Select(p => (IReadOnlyList<string?>)[p.UserName, p.DisplayName, p.Role]));
            Shell.Table(screen, "statements", ["statement", "outcome", "accepted", "duplicate", "matched", "unknown"],
                statements.Select(s => (IReadOnlyList<string?>)[s.Ident, s.Outcome, $"{s.Accepted}", $"{s.Duplicate}", $"{s.Matched}", $"{s.Unknown}"]));
            Shell.Table(screen, "cases", ["number", "applicant", "debtor", "officer", "claim", "available"],
                cases.Select(c => (IReadOnlyList<string?>)[c.Number, c.Applicants, c.Debtors, c.Officer, $"{c.Claim}", $"{c.Available}"]));
            Shell.Table(screen, "unknown funds", ["line", "booked", "amount", "payer", "due"],
                unknown.Select(u => (IReadOnlyList<string?>)[$"{u.LineId}", Shell.Iso(u.BookedOn), $"{u.Amount}", u.Payer, Shell.Iso(u.DueOn)]));
        });
        return ExitCode.Done;
    });
}
