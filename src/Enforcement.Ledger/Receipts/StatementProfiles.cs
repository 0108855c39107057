using System.Text.Json;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts.Formats;

namespace Enforcement.Ledger.Receipts;

/// <summary>The templates in force, and what a file says when it is read by one.</summary>
public sealed class StatementProfiles(LedgerDb db)
{
    const int RowsShown = 20;

    /// <summary>Reads what the house knows by itself and what its approved templates say.</summary>
    public async Task<StatementReader> ReaderAsync(CancellationToken ct) => StatementReader.Standard.Including(await db.QueryAsync(
        "select mapping::text, version from receipts.statement_profile where approved_at is not null and retired_at is null order by id",
        r => Mapping(r.GetString(0)).ToLayout(r.GetInt32(1)), ct));

    public static StatementMapping Mapping(string json) => JsonSerializer.Deserialize<StatementMapping>(json, LedgerJson.Options)!;

    /// <summary>Reads the file by the reader, posts nothing.</summary>
    public static DryRun Run(StatementReader reader, Stream content, string fileName)
    {
        content.Position = 0;
        var opened = reader.Open(content, fileName);
        var first = new List<StatementLine>();
        var problems = new List<FileProblem>();
        var statements = new List<StatementFooter>();
        foreach (var read in opened.Read())
            switch (read)
            {
                case LineRead { Line: var line } when first.Count < RowsShown:
                    first.Add(line);
                    break;
                case ProblemFound { Problem: var problem }:
                    problems.Add(problem);
                    break;
                case StatementEnded { Footer: var footer }:
                    statements.Add(footer);
                    break;
            }
        return new(opened.Format, opened.Sha256!, [.. first.Select(ReadLine.Of)], [.. statements.Select(ReadStatement.Of)], problems);
    }
}

/// <summary>What a file says, posted nowhere.</summary>
/// <param name="Format">Null when nothing recognises the file.</param>
/// <param name="Lines">The first ones, as read.</param>
public sealed record DryRun(string? Format, string Sha256, IReadOnlyList<ReadLine> Lines, IReadOnlyList<ReadStatement> Statements, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Every row was read and the balances follow. That no account is named may be mended at the import, by naming the book.</summary>
    public bool Stands => Statements.Sum(s => s.Entries) > 0 && Statements.All(s => s.Equation == Equation.Holds)
        && Problems.All(p => p.Severity != ProblemSeverity.Error || p.Code == "statement.account-missing");
}

public sealed record ReadLine(
    long SourceLine, NodaTime.LocalDate BookedOn, Direction Direction, Kernel.Money Amount, Kernel.Money? BalanceAfter, string? CounterpartyName, string? CounterpartyAccount,
    string? Summary, string? Purpose, string Remittance, string? BankReference, bool IsReversal)
{
    public static ReadLine Of(StatementLine line) => new(line.SourceLine, line.BookedOn, line.Direction, line.Amount, line.BalanceAfter, line.CounterpartyName,
        Cases.BankAccountNumber.Mask(line.CounterpartyAccount), line.Summary, line.Purpose, line.Remittance, line.BankReference, line.IsReversal);
}

public sealed record ReadStatement(
    string Account, string? Currency, NodaTime.LocalDate? From, NodaTime.LocalDate? To, Kernel.Money? Opening, Kernel.Money? Closing,
    int Entries, int Skipped, Kernel.Money Credits, Kernel.Money Debits, Equation Equation, bool NewestFirst)
{
    public static ReadStatement Of(StatementFooter footer) => new(footer.Header.Account, footer.Header.Currency, footer.Header.From, footer.Header.To,
        footer.Header.Opening, footer.Header.Closing, footer.Entries, footer.Skipped, footer.Credits, footer.Debits, footer.Equation, footer.NewestFirst);
}
