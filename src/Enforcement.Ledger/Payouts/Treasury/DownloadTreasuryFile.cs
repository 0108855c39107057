using System.Security.Cryptography;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Hands out the instruction of an approved payment of fees, the same bytes each time; each time is evidence. The first time it leaves: a hold and a
/// stopped book still keep it.</summary>
/// <source>design §7; domain reference §2.4</source>
public sealed class DownloadTreasuryFile(LedgerDb db, TreasuryDesk desk, ExportDesk exports, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleFees;

    /// <exception cref="Refused"><see cref="TreasuryRefusals.NotFound"/>, <see cref="TreasuryRefusals.Decided"/> once somebody says that it failed, <see cref="LedgerRefusals.BookStopped"/>, <see cref="PayoutRefusals.OnHold"/></exception>
    public async Task<PayoutFile> ExecuteAsync(long batchId, CancellationToken ct)
    {
        var batch = await desk.TakeAsync(batchId, ct);
        var files = await db.QueryAsync("select file_bytes from payouts.treasury_batch where id = $1 and state in ('Approved', 'Booked', 'Returned')", r => r.GetFieldValue<byte[]>(0), ct, batchId);
        if (files is not [var bytes])
            throw new Refused(TreasuryRefusals.NotFound);
        if (batch is { FailAskedBy: not null, State: TreasuryState.Approved })
            throw new Refused(TreasuryRefusals.Decided, "said not to have been carried out");
        if (batch is { HandedOver: false, State: TreasuryState.Approved })
        {
            await desk.RequireOpenAsync(batch, ct);
            await db.ExecuteAsync("update payouts.treasury_batch set handed_over_at = $2, handed_over_by = $3 where id = $1", ct, batchId, act.Now, act.Actor.Id);
        }
        var name = $"{batch.EndToEndId}.xml";
        exports.HandedOut($"treasury:{batchId}", name, bytes);
        return new(name, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
