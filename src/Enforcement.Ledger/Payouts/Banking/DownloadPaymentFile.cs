using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>A file for the bank, as it was written.</summary>
public sealed record PaymentFileBytes(string Name, string ContentType, byte[] Bytes, string Sha256);

/// <summary>Hands out a file of several instructions, the same bytes each time; each time is evidence and is counted. The first time all of its
/// payments leave, and what keeps one of them here stops it.</summary>
/// <source>design §7; domain reference §2.4, §4 and §7, rows 9, 17 and 27</source>
public sealed class DownloadPaymentFile(LedgerDb db, PayoutDesk desk, BankDoor door, ExportDesk exports, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    /// <exception cref="Refused"><see cref="BankRefusals.FileNotFound"/>, <see cref="BankRefusals.FileRecalled"/>; the first time what
    /// <see cref="BankDoor.RequireOpenAsync"/> refuses of any of its payments</exception>
    public async Task<PaymentFileBytes> ExecuteAsync(long fileId, CancellationToken ct)
    {
        var payouts = await desk.TakeAsync(await db.QueryAsync(
            "select i.payout_id from payouts.payment_file_item t join payouts.instruction i on i.id = t.instruction_id where t.file_id = $1", r => r.GetInt64(0), ct, fileId), ct);
        var found = await db.QueryAsync(
            """
            select f.file_name, f.file_bytes, f.file_sha256, f.recalled_at is not null, exists (select from payouts.hand_over o where o.file_id = f.id)
            from payouts.payment_file f where f.id = $1 for update
            """,
            r => (File: new PaymentFileBytes(r.GetString(0), BankProfile.TypeOf(r.GetString(0)), r.GetFieldValue<byte[]>(1), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(2))), Recalled: r.GetBoolean(3), Left: r.GetBoolean(4)),
            ct, fileId);
        if (found is not [var (file, recalled, left)])
            throw new Refused(BankRefusals.FileNotFound);
        if (recalled)
            throw new Refused(BankRefusals.FileRecalled, file.Name);
        if (!left)
        {
            foreach (var (payout, _) in payouts)
                if (payout.State != PayoutState.Released)
                    throw new Refused(PayoutRefusals.NotOpenFrom(payout.State), $"payout {payout.Id} is {payout.State}");
            await door.RequireOpenAsync(payouts[0].Payout.BookId, [.. payouts.Select(p => p.Payout.Id)], ct);
            await db.ExecuteAsync("insert into payouts.hand_over (instruction_id, at, by, file_id) select t.instruction_id, $2, $3, t.file_id from payouts.payment_file_item t where t.file_id = $1", ct, fileId, act.Now, act.Actor.Id);
        }
        await db.ExecuteAsync("insert into payouts.file_download (file_id, at, by) values ($1, $2, $3)", ct, fileId, act.Now, act.Actor.Id);
        exports.HandedOut($"payment-file:{fileId}", file.Name, file.Bytes);
        return file;
    }
}
