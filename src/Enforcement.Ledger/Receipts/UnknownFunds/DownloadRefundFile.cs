using Enforcement.Ledger.Access;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Hands out the instruction of an approved refund, the same bytes each time; each time is evidence.</summary>
/// <source>design §7; domain reference §7, row 24</source>
public sealed class DownloadRefundFile(ClaimQueries claims, ExportDesk exports) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    /// <exception cref="Refused"><see cref="UnknownRefusals.RefundNotFound"/></exception>
    public async Task<KeptFile> ExecuteAsync(long refundId, CancellationToken ct)
    {
        var file = await claims.RefundFileAsync(refundId, ct);
        exports.HandedOut($"refund:{refundId}", file.Name, file.Bytes);
        return file;
    }
}
