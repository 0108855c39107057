using System.Globalization;
using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;

namespace Enforcement.Ledger.Receipts;

/// <summary>Takes in a bank's file: reads it as a stream, checks every statement, and posts every line of those that stand, to a
/// case or to unknown funds. One file is one transaction: it is taken in whole or not at all.</summary>
/// <source>S3 §19–20; 法发〔2017〕6号 art. 3–4; design §5</source>
public sealed class ImportStatement(LedgerDb db, StatementStage stage, StatementPosting posting, Act act) : IUseCase
{
    const int ChunkBytes = 1 << 20;

    public static Permission Needs => Permission.ImportStatements;

    /// <param name="Content">The file's bytes; seekable, read twice, left open.</param>
    /// <param name="BookCode">The book, where the file does not name its account; otherwise it must agree.</param>
    public sealed record Request(string FileName, Stream Content, string? BookCode = null);

    /// <returns>One outcome per statement; a rejected file says every problem it has.</returns>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/> for a code that no book has.</exception>
    public async Task<ImportOutcome> ExecuteAsync(Request request, CancellationToken ct)
    {
        request.Content.Position = 0;
        var file = await stage.FillAsync(request.Content, ct);
        var books = await BooksAsync(file, request.BookCode, ct);
        var problems = file.Problems.Concat(books.SelectMany(b => b.Problem is null ? Array.Empty<FileProblem>() : [b.Problem])).ToList();
        act.About($"file:{file.Sha256}", request.FileName);
        if (request.BookCode is not null)
            problems.RemoveAll(p => p.Code == "statement.account-missing");
        if (problems.Any(Rejects) || file.Statements.Count == 0)
            return await RejectAsync(request.FileName, file, problems, ct);

        // Statements of one book form a chain, so they are taken in one after another. Nothing else waits for this lock.
        foreach (var bookId in books.Select(b => b.BookId!.Value).Distinct().Order())
            await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('receipts.statement'), $1)", ct, bookId);

        if (await TakenBeforeAsync(file, ct) is { } before)
            return await AgainAsync(request.FileName, file, before, problems, ct);

        var fileId = await KeepAsync(request, file, problems, ct);
        var outcomes = new List<StatementOutcome>();
        foreach (var (statement, bookId, _) in books)
            outcomes.Add(await posting.TakeInAsync(bookId!.Value, fileId, statement, ct));
        var resumed = new List<StatementOutcome>();
        foreach (var bookId in books.Select(b => b.BookId!.Value).Distinct().Order())
            resumed.AddRange(await ResumeAsync(bookId, ct));
        Settle(outcomes, resumed);
        act.About($"file:{file.Sha256}", $"{request.FileName}: " + string.Join("; ", outcomes.Concat(resumed).Select(o => $"{o.Ident} {o.Outcome} {o.Code} accepted {o.Accepted} duplicate {o.Duplicate}")));
        return new(request.FileName, file.Sha256, file.Format!, false, outcomes, resumed, problems);
    }

    // An equation that fails holds its statement; every other error means that the file was not understood.
    static bool Rejects(FileProblem problem) => problem.Severity == ProblemSeverity.Error && !StatementPosting.Holds(problem);

    async Task<List<(StagedStatement Statement, int? BookId, FileProblem? Problem)>> BooksAsync(StagedFile file, string? bookCode, CancellationToken ct)
    {
        var books = await db.QueryAsync("select id, code, escrow_account_no, currency from ledger.book",
            r => (Id: r.GetInt32(0), Code: r.GetString(1), Account: r.GetString(2), Currency: r.GetString(3)), ct);
        if (bookCode is not null && !books.Any(b => b.Code == bookCode))
            throw new Refused(LedgerRefusals.BookUnknown, bookCode);
        return [.. file.Statements.Select(Find)];

        (StagedStatement, int?, FileProblem?) Find(StagedStatement statement)
        {
            var (account, currency) = (statement.Header.Account, statement.Header.Currency);
            var ofAccount = books.Where(b => bookCode is not null ? b.Code == bookCode && (account.Length == 0 || account == b.Account) : b.Account == account).ToList();
            if (ofAccount.Count == 0)
                return (statement, null, Problem(ReceiptRefusals.AccountUnknown, statement, "account", account));
            var book = ofAccount.FirstOrDefault(b => currency is null || b.Currency == currency);
            return book == default ? (statement, null, Problem(ReceiptRefusals.CurrencyOther, statement, "currency", currency ?? "")) : (statement, book.Id, null);
        }
    }

    static FileProblem Problem(Refusal refusal, StagedStatement statement, string field, string raw) =>
        FileProblem.Error(refusal.Code, new ProblemPlace(statement.Header.Id, Field: field, Raw: raw), refusal.Sentence, refusal.Chinese);

    async Task<ImportOutcome> RejectAsync(string name, StagedFile file, List<FileProblem> problems, CancellationToken ct)
    {
        await StoreAsync(name, 0, file, "rejected", problems, ct);
        var outcomes = file.Statements.Select(s => new StatementOutcome(null, s.Header.Id, s.Header.Account, s.Header.Currency, s.Header.From, s.Header.To,
            s.Header.Opening, s.Header.Closing, "rejected", problems.FirstOrDefault(Rejects)?.Code, null, 0, 0, 0, 0, 0)).ToList();
        act.About($"file:{file.Sha256}", $"{name}: rejected {string.Join(", ", problems.Where(Rejects).Select(p => p.Code).Distinct())}");
        return new(name, file.Sha256, file.Format ?? "unknown", true, outcomes, [], problems);
    }

    async Task<long?> TakenBeforeAsync(StagedFile file, CancellationToken ct) =>
        (await db.QueryAsync("select id from receipts.file where sha256 = $1 and outcome = 'taken'", r => (long?)r.GetInt64(0), ct,
            Convert.FromHexString(file.Sha256))).SingleOrDefault();

    // The same bytes again: nothing is new. What is still held is looked at once more, for the gap may be filled.
    async Task<ImportOutcome> AgainAsync(string name, StagedFile file, long fileId, List<FileProblem> problems, CancellationToken ct)
    {
        var before = await db.QueryAsync("select id, book_id, ordinal, state, hold_code, hold_facts from receipts.statement where file_id = $1 order by ordinal",
            r => (Id: r.GetInt64(0), BookId: r.GetInt32(1), Ordinal: r.GetInt32(2), State: r.GetString(3), Code: r.TextOrNull(4), Facts: r.TextOrNull(5)), ct, fileId);
        var outcomes = before.Select(b =>
        {
            var h = file.Statements[b.Ordinal - 1];
            var held = b.State == "held";
            return new StatementOutcome(b.Id, h.Header.Id, h.Header.Account, h.Header.Currency, h.Header.From, h.Header.To, h.Header.Opening, h.Header.Closing,
                held ? "held" : "duplicate", held ? b.Code : null, held ? b.Facts : null, 0, held ? 0 : h.Footer?.Entries ?? 0, 0, 0, 0);
        }).ToList();
        var resumed = new List<StatementOutcome>();
        foreach (var bookId in before.Select(b => b.BookId).Distinct().Order())
            resumed.AddRange(await ResumeAsync(bookId, ct));
        Settle(outcomes, resumed);
        return new(name, file.Sha256, file.Format!, false, outcomes, resumed, problems);
    }

    // A statement that filled a gap lets those go on that had waited for it, one after another.
    async Task<List<StatementOutcome>> ResumeAsync(int bookId, CancellationToken ct)
    {
        var resumed = new List<StatementOutcome>();
        while (await posting.PlaceHeldAsync(bookId, ct) is { Count: > 0 } run)
        {
            var stands = true;
            foreach (var waiting in run)
                stands = stands && await posting.StillStandsAsync(waiting, await StageKeptAsync(waiting, ct), ct);
            if (!stands)
                continue;
            await posting.LinkAsync(run, ct);
            foreach (var waiting in run)
                resumed.Add(await posting.ResumeAsync(waiting, await StageKeptAsync(waiting, ct), ct));
        }
        return resumed;
    }

    async Task<StagedStatement> StageKeptAsync(WaitingStatement waiting, CancellationToken ct)
    {
        using var content = await ReadKeptAsync(waiting.FileId, ct);
        return (await stage.FillAsync(content, ct)).Statements[waiting.Ordinal - 1];
    }

    // A statement of this file that was held for a moment and then found its place among earlier ones is simply posted.
    static void Settle(List<StatementOutcome> outcomes, List<StatementOutcome> resumed)
    {
        for (var i = 0; i < outcomes.Count; i++)
            if (resumed.Find(r => r.StatementId == outcomes[i].StatementId) is { } placed)
            {
                outcomes[i] = placed;
                resumed.Remove(placed);
            }
    }

    async Task<long> KeepAsync(Request request, StagedFile file, List<FileProblem> problems, CancellationToken ct)
    {
        var fileId = await StoreAsync(request.FileName, request.Content.Length, file, "taken", problems, ct);
        request.Content.Position = 0;
        var buffer = new byte[ChunkBytes];
        for (var seq = 0; await request.Content.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, ct) is var read and > 0; seq++)
            await db.ExecuteAsync("insert into receipts.file_chunk (file_id, seq, bytes) values ($1, $2, $3)", ct, fileId, seq, buffer.AsMemory(0, read).ToArray());
        return fileId;
    }

    async Task<long> StoreAsync(string name, long size, StagedFile file, string outcome, List<FileProblem> problems, CancellationToken ct) =>
        (await db.QueryAsync(
            """
            insert into receipts.file (sha256, name, size_bytes, format, encoding, outcome, problems, delivered_at, delivered_by)
            values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9) returning id
            """,
            r => r.GetInt64(0), ct, Convert.FromHexString(file.Sha256), name, size, file.Format ?? "unknown", file.Encoding, outcome,
            JsonSerializer.Serialize(problems.Take(1000), JsonSerializerOptions.Web), act.Now, act.Actor.Id))[0];

    async Task<Stream> ReadKeptAsync(long fileId, CancellationToken ct)
    {
        // A file on disk, not in memory: kept files may be as large as a year.
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"statement-{fileId}-{Guid.NewGuid():N}"));
        var content = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, ChunkBytes, FileOptions.DeleteOnClose);
        await foreach (var chunk in db.StreamAsync("select bytes from receipts.file_chunk where file_id = $1 order by seq", r => r.GetFieldValue<byte[]>(0), ct, fileId))
            await content.WriteAsync(chunk, ct);
        content.Position = 0;
        return content;
    }
}
