using System.Globalization;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Receipts;

/// <summary>The held statements of a book and their way on: read again from the bytes that were kept, and posted where they belong.</summary>
public sealed class HeldStatements(LedgerDb db, StatementStage stage, StatementPosting posting, HeldPages pages)
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
        await posting.ListGapsAsync(bookId, await posting.HeadAsync(bookId, ct), ct);
        return resumed;
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
