using Enforcement.Ledger.Access;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Hands out a file that speaks for a claim; each time is evidence.</summary>
/// <source>design §7; domain reference §7, row 47</source>
public sealed class DownloadEvidence(ClaimQueries claims, ExportDesk exports) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    /// <exception cref="Refused"><see cref="UnknownRefusals.EvidenceNotFound"/></exception>
    public async Task<KeptFile> ExecuteAsync(long evidenceId, CancellationToken ct)
    {
        var file = await claims.EvidenceAsync(evidenceId, ct);
        exports.HandedOut($"evidence:{evidenceId}", file.Name, file.Bytes);
        return file;
    }
}
