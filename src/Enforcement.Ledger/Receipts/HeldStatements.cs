using System.Globalization;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Receipts;

/// <summary>The held statements of a book and their way on: read again from the bytes that were kept, and posted where they belong.</summary>
public sealed class HeldStatements(LedgerDb db, StatementStage stage, StatementPosting posting, StatementDifferences differences, HeldPages pages)
{
    const int BufferBytes = 1 << 20;

    /// <summary>Statements of one book form a chain, so they are taken in one after another. Nothing else waits for this lock.</summary>
    public Task LockChainAsync(int bookId, CancellationToken ct) =>
        db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('receipts.statement'), $1)", ct, bookId);

    /// <summary>Posts what has its place now, one after another, and lists what is missing before the others.</summary>
    public async Task<List<StatementOutcome>> ResumeAsync(int bookId, CancellationToken ct)
    {
        await pages.AssembleAsync(bookId, ct);
        var resumed = new List<StatementOutcome>();
        do
        {
            await PlaceAsync(bookId, resumed, ct);
        }
        while (await OverlapAsync(bookId, resumed, ct));
        await ShowContestedAsync(bookId, ct);
        await posting.ListGapsAsync(bookId, await posting.HeadAsync(bookId, ct), ct);
        return resumed;
    }

    async Task PlaceAsync(int bookId, List<StatementOutcome> resumed, CancellationToken ct)
    {
        while (await posting.PlaceHeldAsync(bookId, ct) is { Count: > 0 } run)
        {
            var stands = true;
            foreach (var waiting in run)
                stands = stands && await posting.StillStandsAsync(waiting, await StageAsync(waiting.FileId, waiting.Ordinal, ct), ct);
            if (!stands)
                continue;
            await posting.LinkAsync(run, ct);
            foreach (var waiting in run)
                resumed.Add(await posting.ResumeAsync(waiting, await StageAsync(waiting.FileId, waiting.Ordinal, ct), ct));
        }
    }

    // One that begins within what is posted has no place between two statements: its new lines go on from the end.
    async Task<bool> OverlapAsync(int bookId, List<StatementOutcome> resumed, CancellationToken ct)
    {
        foreach (var waiting in await posting.OverlappingAsync(bookId, ct))
            if (await posting.ResumeOverlapAsync(waiting, await StageAsync(waiting.FileId, waiting.Ordinal, ct), ct) is { } outcome)
            {
                resumed.Add(outcome);
                return true;
            }
        return false;
    }

    // Of two under one identity both are kept line by line, so that whoever decides sees them.
    async Task ShowContestedAsync(int bookId, CancellationToken ct)
    {
        foreach (var (id, fileId, ordinal) in await db.QueryAsync(
            """
            select s.id, s.file_id, s.ordinal from receipts.statement n join receipts.statement s on s.id = n.contests_id
            where n.book_id = $1 and n.state = 'held' and s.state = 'held' and not exists (select from receipts.difference d where d.statement_id = s.id)
            """, r => (r.GetInt64(0), r.GetInt64(1), r.GetInt32(2)), ct, bookId))
            await differences.KeepAsync(bookId, id, await StageAsync(fileId, ordinal, ct), ct);
    }

    /// <summary>Stages the file of a held statement again.</summary>
    public async Task<StagedStatement> StageAsync(long fileId, int ordinal, CancellationToken ct)
    {
        await using var content = await OpenAsync(fileId, ct);
        var name = (await db.QueryAsync("select name from receipts.file where id = $1", r => r.GetString(0), ct, fileId))[0];
        return (await stage.FillAsync(content, name, ct)).Statements[ordinal - 1];
    }

    /// <summary>The bytes of a delivered file, as they came. A file on disk that goes with the stream: it may be as large as a year.</summary>
    public async Task<FileStream> OpenAsync(long fileId, CancellationToken ct)
    {
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"statement-{fileId}-{Guid.NewGuid():N}"));
        var content = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);
        try
        {
            await foreach (var chunk in db.StreamAsync("select bytes from receipts.file_chunk where file_id = $1 order by seq", r => r.GetFieldValue<byte[]>(0), ct, fileId))
                await content.WriteAsync(chunk, ct);
            content.Position = 0;
            return content;
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}
