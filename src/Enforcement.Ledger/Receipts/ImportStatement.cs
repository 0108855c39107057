using System.Security.Cryptography;
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
public sealed class ImportStatement(LedgerDb db, StatementStage stage, StatementPosting posting, HeldStatements held, ImportProgress progress, Act act) : IUseCase
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
        var books = await BooksAsync(request.BookCode, ct);
        // A file that came before is known by its bytes, before anything of it is read.
        var sha256 = await HashAsync(request.Content, ct);
        if (await TakenBeforeAsync(sha256, ct, request.BookCode) is { } before)
            return await AgainAsync(request.FileName, sha256, before, ct);
        request.Content.Position = 0;
        progress.Begin(request.FileName, act.Actor.Name, act.Now);
        var file = await stage.FillAsync(request.Content, request.FileName, ct);
        var found = file.Statements.Select(s => Find(s, books, request.BookCode)).ToList();
        var problems = file.Problems.Concat(found.SelectMany(b => b.Problem is null ? Array.Empty<FileProblem>() : [b.Problem])).ToList();
        act.About($"file:{file.Sha256}", request.FileName);
        if (request.BookCode is not null)
            problems.RemoveAll(p => p.Code == "statement.account-missing");
        if (problems.Any(Rejects) || file.Statements.Count == 0)
            return await RejectAsync(request, file, problems, ct);

        foreach (var bookId in found.Select(b => b.BookId!.Value).Distinct().Order())
            await held.LockChainAsync(bookId, ct);
        // The same file may have been taken in by another hand while we waited.
        if (await TakenBeforeAsync(sha256, ct) is { } meanwhile)
            return await AgainAsync(request.FileName, sha256, meanwhile, ct);

        var fileId = await KeepAsync(request, file, "taken", problems, ct);
        var outcomes = new List<StatementOutcome>();
        foreach (var (statement, bookId, _) in found)
            outcomes.Add(await posting.TakeInAsync(bookId!.Value, fileId, statement, ct));
        var resumed = new List<StatementOutcome>();
        foreach (var bookId in found.Select(b => b.BookId!.Value).Distinct().Order())
            resumed.AddRange(await held.ResumeAsync(bookId, ct));
        await SettleAsync(outcomes, resumed, ct);
        act.About($"file:{file.Sha256}", $"{request.FileName}: " + string.Join("; ", outcomes.Concat(resumed).Select(o => $"{o.Ident} {o.Outcome} {o.Code} accepted {o.Accepted} duplicate {o.Duplicate}")));
        return new(request.FileName, file.Sha256, file.Format!, false, outcomes, resumed, problems);
    }

    // An equation that fails holds its statement; every other error means that the file was not understood.
    static bool Rejects(FileProblem problem) => problem.Severity == ProblemSeverity.Error && !StatementPosting.Holds(problem);

    async Task<List<Book>> BooksAsync(string? bookCode, CancellationToken ct)
    {
        var books = await db.QueryAsync("select id, code, escrow_account_no, currency from ledger.book",
            r => new Book(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3)), ct);
        if (bookCode is not null && !books.Any(b => b.Code == bookCode))
            throw new Refused(LedgerRefusals.BookUnknown, bookCode);
        return books;
    }

    static (StagedStatement Statement, int? BookId, FileProblem? Problem) Find(StagedStatement statement, List<Book> books, string? bookCode)
    {
        var (account, currency) = (statement.Header.Account, statement.Header.Currency);
        // Its entries come again in the statement, and no balance proves that they are all.
        if (statement.Header.Kind == StatementKind.Advance)
            return (statement, null, Problem(ReceiptRefusals.Advance, statement, "kind", "advance"));
        var ofAccount = books.Where(b => bookCode is not null ? b.Code == bookCode && (account.Length == 0 || account == b.Account) : b.Account == account).ToList();
        if (ofAccount.Count == 0)
            return (statement, null, Problem(ReceiptRefusals.AccountUnknown, statement, "account", account));
        var book = ofAccount.FirstOrDefault(b => currency is null || b.Currency == currency);
        return book is null ? (statement, null, Problem(ReceiptRefusals.CurrencyOther, statement, "currency", currency ?? "")) : (statement, book.Id, null);
    }

    sealed record Book(int Id, string Code, string Account, string Currency);

    static FileProblem Problem(Refusal refusal, StagedStatement statement, string field, string raw) =>
        FileProblem.Error(refusal.Code, new ProblemPlace(statement.Header.Id, Field: field, Raw: raw), refusal.Sentence, refusal.Chinese);

    async Task<ImportOutcome> RejectAsync(Request request, StagedFile file, List<FileProblem> problems, CancellationToken ct)
    {
        await KeepAsync(request, file, "rejected", problems, ct);
        var name = request.FileName;
        var outcomes = file.Statements.Select(s => new StatementOutcome(null, s.Header.Id, s.Header.Account, s.Header.Currency, s.Header.From, s.Header.To,
            s.Header.Opening, s.Header.Closing, "rejected", problems.FirstOrDefault(Rejects)?.Code, null, 0, 0, 0, 0, 0, 0)).ToList();
        act.About($"file:{file.Sha256}", $"{name}: rejected {string.Join(", ", problems.Where(Rejects).Select(p => p.Code).Distinct())}");
        return new(name, file.Sha256, file.Format ?? "unknown", true, outcomes, [], problems);
    }

    static async Task<string> HashAsync(Stream content, CancellationToken ct)
    {
        content.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }

    /// <param name="bookCode">When given, a file of another book is not taken for known: reading it says why it does not belong here.</param>
    async Task<long?> TakenBeforeAsync(string sha256, CancellationToken ct, string? bookCode = null) =>
        (await db.QueryAsync(
            """
            select f.id from receipts.file f where f.sha256 = $1 and f.outcome = 'taken'
              -- What two persons have set aside is looked at anew when the bank sends it again.
              and not exists (select from receipts.statement s where s.file_id = f.id and s.state = 'withdrawn')
              and ($2::text is null or not exists (select from receipts.statement s join ledger.book b on b.id = s.book_id where s.file_id = f.id and b.code <> $2))
            """,
            r => (long?)r.GetInt64(0), ct, Convert.FromHexString(sha256), bookCode)).SingleOrDefault();

    // The same bytes again: nothing is new. What is still held is looked at once more, for the gap may be filled.
    async Task<ImportOutcome> AgainAsync(string name, string sha256, long fileId, CancellationToken ct)
    {
        act.About($"file:{sha256}", name);
        var (format, problems) = (await db.QueryAsync("select format, problems::text from receipts.file where id = $1",
            r => (r.GetString(0), JsonSerializer.Deserialize<FileProblem[]>(r.GetString(1), JsonSerializerOptions.Web)!), ct, fileId))[0];
        // First the locks: what another hand is about to resume is looked at when it is done.
        var books = await db.QueryAsync("select distinct book_id from receipts.statement where file_id = $1 order by 1", r => r.GetInt32(0), ct, fileId);
        foreach (var bookId in books)
            await held.LockChainAsync(bookId, ct);
        var outcomes = await db.QueryAsync(
            """
            select s.id, s.ident, b.escrow_account_no, b.currency, s.from_on, s.to_on, s.opening_minor, s.closing_minor, s.state, s.hold_code, s.hold_facts, s.line_count
            from receipts.statement s join ledger.book b on b.id = s.book_id where s.file_id = $1 order by s.ordinal
            """,
            r =>
            {
                var waits = r.GetString(8) == "held";
                return new StatementOutcome(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.DateOrNull(4), r.DateOrNull(5),
                    r.MoneyOrNull(6), r.MoneyOrNull(7), waits ? "held" : "duplicate", waits ? r.GetString(9) : null, waits ? r.TextOrNull(10) : null, 0, waits ? 0 : r.GetInt32(11), 0, 0, 0, 0);
            }, ct, fileId);
        var resumed = new List<StatementOutcome>();
        foreach (var bookId in books)
            resumed.AddRange(await held.ResumeAsync(bookId, ct));
        await SettleAsync(outcomes, resumed, ct);
        return new(name, sha256, format, false, outcomes, resumed, problems);
    }

    // A statement of this file that was held for a moment and then found its place among earlier ones is simply posted; one that still
    // waits may wait for something else, now that the others are there.
    async Task SettleAsync(List<StatementOutcome> outcomes, List<StatementOutcome> resumed, CancellationToken ct)
    {
        if (outcomes.TrueForAll(o => o.Outcome != "held"))
            return;
        var waiting = (await db.QueryAsync("select id, state, hold_code, hold_facts from receipts.statement where id = any ($1) and state <> 'posted'",
            r => (Id: r.GetInt64(0), State: r.GetString(1), Code: r.TextOrNull(2), Facts: r.TextOrNull(3)), ct,
            outcomes.Where(o => o.Outcome == "held").Select(o => o.StatementId!.Value).ToArray())).ToDictionary(w => w.Id);
        for (var i = 0; i < outcomes.Count; i++)
            if (resumed.Find(r => r.StatementId == outcomes[i].StatementId) is { } placed)
            {
                outcomes[i] = placed;
                resumed.Remove(placed);
            }
            else if (outcomes[i].Outcome == "held" && waiting.TryGetValue(outcomes[i].StatementId!.Value, out var now))
                outcomes[i] = outcomes[i] with { Outcome = now.State, Code = now.Code, Facts = now.Facts };
    }

    async Task<long> KeepAsync(Request request, StagedFile file, string outcome, List<FileProblem> problems, CancellationToken ct)
    {
        var fileId = await StoreAsync(request.FileName, request.Content.Length, file, outcome, problems, ct);
        // Of a file that is rejected again and again the bytes are kept once.
        if (outcome == "rejected" && await KeptBeforeAsync(fileId, file.Sha256, ct))
            return fileId;
        request.Content.Position = 0;
        var buffer = new byte[ChunkBytes];
        for (var seq = 0; await request.Content.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, ct) is var read and > 0; seq++)
            await db.ExecuteAsync("insert into receipts.file_chunk (file_id, seq, bytes) values ($1, $2, $3)", ct, fileId, seq, buffer.AsMemory(0, read).ToArray());
        return fileId;
    }

    async Task<bool> KeptBeforeAsync(long fileId, string sha256, CancellationToken ct) =>
        (await db.QueryAsync("select exists (select from receipts.file f join receipts.file_chunk c on c.file_id = f.id and c.seq = 0 where f.sha256 = $2 and f.id <> $1)",
            r => r.GetBoolean(0), ct, fileId, Convert.FromHexString(sha256)))[0];

    async Task<long> StoreAsync(string name, long size, StagedFile file, string outcome, List<FileProblem> problems, CancellationToken ct) =>
        (await db.QueryAsync(
            """
            insert into receipts.file (sha256, name, size_bytes, format, encoding, outcome, problems, delivered_at, delivered_by)
            values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9) returning id
            """,
            r => r.GetInt64(0), ct, Convert.FromHexString(file.Sha256), name, size, file.Format ?? "unknown", file.Encoding, outcome,
            JsonSerializer.Serialize(problems.Take(1000), JsonSerializerOptions.Web), act.Now, act.Actor.Id))[0];
}
