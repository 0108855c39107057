using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Papers;

/// <summary>A copy as PDF.</summary>
public sealed record PaperFile(string Name, byte[] Bytes);

/// <summary>Hands out a copy that was printed before, with nothing masked: with the same typeface, the same bytes. Each time is evidence.</summary>
/// <source>design §7; domain reference §7, row 47</source>
public sealed class DownloadCopy(LedgerDb db, PaperQueries papers, PaperForm form, ExportDesk exports) : IUseCase
{
    public static Permission Needs => Permission.IssuePapers;

    /// <exception cref="Refused"><see cref="PaperRefusals.NotFound"/>, also for a case that is another officer's; <see cref="PaperRefusals.FontMissing"/></exception>
    public async Task<PaperFile> ExecuteAsync(string code, int copy, CancellationToken ct)
    {
        var paper = await papers.FindAsync(code, ct);
        if ((await db.QueryAsync("select 1 from papers.copy where paper_id = $1 and copy = $2", r => r.GetInt32(0), ct, paper.View.Id, copy)).Count == 0)
            throw new Refused(PaperRefusals.NotFound);
        var file = new PaperFile($"{paper.View.Title}-{paper.View.Number}-{copy}.pdf", form.Write(paper.View, paper.Content, copy));
        exports.HandedOut($"paper:{paper.View.Number}", file.Name, file.Bytes);
        return file;
    }
}
