using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>The first half of an import: parses a file, stages its lines and stores them. Nothing is checked against the chain, matched or posted.</summary>
sealed class StoreStatement(LedgerDb db, StatementStage stage, LinePosting lines, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportStatements;

    public async Task<int> ExecuteAsync(int bookId, Stream content, CancellationToken ct)
    {
        var file = await stage.FillAsync(content, "statement.xml", ct);
        var statement = (await db.QueryAsync(
            """
            with delivered as (
              insert into receipts.file (sha256, name, size_bytes, format, outcome, problems, delivered_at, delivered_by)
              values ($2, 'bench', 0, 'bench', 'taken', '[]', $3, $4) returning id
            )
            insert into receipts.statement (book_id, file_id, ordinal, ident, line_count, credit_minor, debit_minor, state, hold_code, imported_at, imported_by)
            select $1, id, 1, 'bench', 0, 0, 0, 'held', 'bench', $3, $4 from delivered returning id
            """,
            r => r.GetInt64(0), ct, bookId, Convert.FromHexString(file.Sha256), act.Now, act.Actor.Id))[0];
        await lines.CompareAsync(bookId, ordinal: 1, ct);
        await lines.StoreAsync(bookId, statement, ordinal: 1, ct);
        act.About($"file:{file.Sha256}");
        return file.Statements[0].Footer!.Entries;
    }
}
