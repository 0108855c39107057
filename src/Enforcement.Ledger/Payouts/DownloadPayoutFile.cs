using Enforcement.Ledger.Access;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Hands out the instruction of a released payout, the same bytes each time; each time is evidence.</summary>
/// <source>design §7; domain reference §7, rows 9 and 17</source>
public sealed class DownloadPayoutFile(PayoutQueries payouts, ExportDesk exports) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<PayoutFile> ExecuteAsync(long payoutId, CancellationToken ct)
    {
        var file = await payouts.FileAsync(payoutId, ct);
        exports.HandedOut($"payout:{payoutId}", file.Name, file.Bytes);
        return file;
    }
}
