using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Papers;

/// <summary>A scan as it was handed in.</summary>
public sealed record ScanFile(string Name, string MediaType, byte[] Bytes);

/// <summary>Hands a scan out; each time is evidence.</summary>
/// <source>design §7; domain reference §7, row 47</source>
public sealed class DownloadScan(LedgerDb db, ExportDesk exports, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPapers;

    /// <exception cref="Refused"><see cref="PaperRefusals.ScanNotFound"/>, also for a case that is another officer's.</exception>
    public async Task<ScanFile> ExecuteAsync(long scanId, CancellationToken ct)
    {
        var file = (await db.QueryAsync(
            "select s.name, s.media_type, s.bytes from papers.scan s join papers.paper p on p.id = s.paper_id join cases.enforcement_case c on c.id = p.case_id where s.id = $1 and ($2::bigint is null or c.officer_id = $2)",
            r => new ScanFile(r.GetString(0), r.GetString(1), r.GetFieldValue<byte[]>(2)), ct, scanId, act.OwnOfficerId)).SingleOrDefault() ?? throw new Refused(PaperRefusals.ScanNotFound);
        exports.HandedOut($"scan:{scanId}", file.Name, file.Bytes);
        return file;
    }
}
