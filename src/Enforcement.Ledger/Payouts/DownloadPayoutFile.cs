using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Banking;

namespace Enforcement.Ledger.Payouts;

/// <summary>Hands out the instruction of a released payout, the same bytes each time; each time is evidence. The first time is the moment at
/// which the money leaves: a hold still stops it, and it is written down. Afterwards the same file is handed out again whatever came.</summary>
/// <source>design §7; domain reference §2.4, §4 (build bank file: finance) and §7, rows 9, 17 and 27</source>
public sealed class DownloadPayoutFile(LedgerDb db, PayoutQueries payouts, BankDoor door, Recused recused, ExportDesk exports, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, also for a case that is another officer's; <see cref="RecusalRefusals.Recused"/>; <see cref="BankRefusals.InFile"/>;
    /// <see cref="PayoutRefusals.Recalled"/>, <see cref="PayoutRefusals.AlreadyPaid"/> and its kin for what is not released any more, and what <see cref="BankDoor.RequireOpenAsync"/> refuses when it would leave for the first time</exception>
    public async Task<PayoutFile> ExecuteAsync(long payoutId, CancellationToken ct)
    {
        // A hold locks it too: either the hold sees that the file has left, or the file sees the hold.
        await db.ExecuteAsync("select 1 from payouts.payout where id = $1 for update", ct, payoutId);
        var file = await payouts.FileAsync(payoutId, ct);
        await HandOverAsync(payoutId, ct);
        exports.HandedOut($"payout:{payoutId}", file.Name, file.Bytes);
        return file;
    }

    async Task HandOverAsync(long payoutId, CancellationToken ct)
    {
        var (instruction, before, recalled, file, book, caseId, state, current) = (await db.QueryAsync(
            """
            select i.id, o.instruction_id is not null, r.instruction_id is not null,
              (select f.message_id from payouts.payment_file_item t join payouts.payment_file f on f.id = t.file_id where t.instruction_id = i.id and t.in_force), p.book_id, p.case_id, p.state, i.round = p.round
            from payouts.instruction i join payouts.payout p on p.id = i.payout_id
            left join payouts.hand_over o on o.instruction_id = i.id left join payouts.recall r on r.instruction_id = i.id
            where i.payout_id = $1 order by i.round desc limit 1
            """,
            r => (r.GetInt64(0), r.GetBoolean(1), r.GetBoolean(2), r.TextOrNull(3), r.GetInt32(4), r.GetInt64(5), Enum.Parse<PayoutState>(r.GetString(6)), r.GetBoolean(7)), ct, payoutId))[0];
        await recused.RequireNotAsync(caseId, ct);
        // The same payment in two files would be two payments to a bank.
        if (file is not null)
            throw new Refused(BankRefusals.InFile, file);
        await db.ExecuteAsync("insert into payouts.file_download (instruction_id, at, by) values ($1, $2, $3)", ct, instruction, act.Now, act.Actor.Id);
        if (before)
            return;
        if (recalled)
            throw new Refused(PayoutRefusals.Recalled, $"payout {payoutId}");
        // Typed into the bank's own pages and booked, it would be paid twice.
        if (state != PayoutState.Released || !current)
            throw new Refused(PayoutRefusals.NotOpenFrom(state), $"payout {payoutId} is {state}");
        await door.RequireOpenAsync(book, [payoutId], ct);
        await db.ExecuteAsync("insert into payouts.hand_over (instruction_id, at, by) values ($1, $2, $3)", ct, instruction, act.Now, act.Actor.Id);
    }
}
