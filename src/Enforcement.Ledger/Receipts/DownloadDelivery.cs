using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>A delivered file as it came.</summary>
/// <param name="Sha256">Of the bytes, lower-case hexadecimal, as it was computed when they arrived.</param>
/// <param name="Content">A temporary file that goes with the stream.</param>
public sealed record DeliveredFile(string Name, string Sha256, FileStream Content);

/// <summary>Hands out the bytes of a delivered bank file, of a rejected one too. Who took them and when is evidence.</summary>
/// <source>formats reference §10, 1; domain reference §7, row 47</source>
public sealed class DownloadDelivery(LedgerDb db, HeldStatements held, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadDeliveries;

    /// <exception cref="Refused"><see cref="ReceiptRefusals.DeliveryNotFound"/></exception>
    public async Task<DeliveredFile> ExecuteAsync(long fileId, CancellationToken ct)
    {
        act.About($"delivery:{fileId}");
        var (name, sha256, keptAs) = (await db.QueryAsync(
            """
            select f.name, encode(f.sha256, 'hex'), (select k.id from receipts.file k where k.sha256 = f.sha256 and exists (select from receipts.file_chunk c where c.file_id = k.id and c.seq = 0) order by k.id limit 1)
            from receipts.file f where f.id = $1
            """, r => (r.GetString(0), r.GetString(1), r.LongOrNull(2)), ct, fileId)).SingleOrDefault();
        if (keptAs is not { } kept)
            throw new Refused(ReceiptRefusals.DeliveryNotFound);
        act.About($"delivery:{fileId}", $"{name} sha256 {sha256}");
        return new(name, sha256, await held.OpenAsync(kept, ct));
    }
}
