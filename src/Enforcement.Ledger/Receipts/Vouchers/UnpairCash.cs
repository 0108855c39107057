using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Takes the pairing of cash with a bank line back, with a reason: the wrong line was named, or its money has to leave the case. All
/// vouchers of the line are cash again until they are paired anew. A finance person who neither took the cash nor paired it; where the rule
/// paired it, nor took it in for finance.</summary>
/// <source>法发〔2017〕6号 art. 9; domain reference §4 (冲销: a second person) and §7, row 2</source>
public sealed class UnpairCash(LedgerDb db, LinePapers papers, Journal journal, Act act) : IUseCase
{
    public static Permission Needs => Permission.AcceptCash;

    /// <param name="VoucherId">One of the vouchers that the line banked.</param>
    public sealed record Request(long VoucherId, string? Reason);

    sealed record Paired(long Id, int BookId, long Number, long CaseId, Money Amount, long EntryId, long LotId, long? By, long First, long Second);

    /// <exception cref="Refused"><see cref="VoucherRefusals.UnpairReasonMissing"/>, <see cref="VoucherRefusals.NotFound"/>,
    /// <see cref="VoucherRefusals.NotPaired"/>, <see cref="VoucherRefusals.AcceptedByOfficer"/>, <see cref="VoucherRefusals.UnpairedByPairer"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        if (request.Reason?.Trim() is not { Length: > 0 } reason)
            throw new Refused(VoucherRefusals.UnpairReasonMissing);
        var line = (await db.QueryAsync("select line_id from receipts.cash_voucher where id = $1", r => (Id: r.LongOrNull(0), Found: true), ct, request.VoucherId)).SingleOrDefault();
        if (!line.Found)
            throw new Refused(VoucherRefusals.NotFound);
        if (line.Id is not { } lineId)
            throw new Refused(VoucherRefusals.NotPaired);
        // Vouchers before their line, as where they are paired.
        await db.ExecuteAsync("select 1 from receipts.cash_voucher where line_id = $1 order by id for update", ct, lineId);
        await papers.LockAsync([lineId], ct);
        var paired = await db.QueryAsync(
            """
            select v.id, v.book_id, v.number, v.case_id, v.amount_minor, e.id, t.lot_id, coalesce(v.paired_by, v.accepted_by), v.first_officer, v.second_officer
            from receipts.cash_voucher v
            join ledger.entry e on e.book_id = v.book_id and e.source_kind = 30 and e.source_id = v.id and e.kind = 31
              and not exists (select from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id)
            join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id and t.seq = 1
            where v.line_id = $1 order by v.id
            """,
            r => new Paired(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetInt64(3), r.Money(4), r.GetInt64(5), r.GetInt64(6), r.LongOrNull(7), r.GetInt64(8), r.GetInt64(9)), ct, lineId);
        if (paired.TrueForAll(p => p.Id != request.VoucherId))
            throw new Refused(VoucherRefusals.NotPaired);
        if (paired.Exists(p => act.Actor.Id == p.First || act.Actor.Id == p.Second))
            throw new Refused(VoucherRefusals.AcceptedByOfficer, act.Actor.Name);
        if (paired.Exists(p => act.Actor.Id == p.By))
            throw new Refused(VoucherRefusals.UnpairedByPairer, act.Actor.Name);
        // Today's date, as where a person pairs: no money of the bank moves, and the bank's day may be closed.
        await journal.PostAsync(paired[0].BookId, [.. paired.Select(p => new Entry(EntryKind.Reversal, Entry.Key("reverse", p.EntryId), Office.Today(act.Now), SourceKind.CashVoucher, p.Id,
            [new Transfer(p.LotId, AccountCode.Cash, null, AccountCode.CaseCash, p.CaseId, p.Amount)], ReversesEntryId: p.EntryId))], ct);
        await db.ExecuteAsync(
            """
            insert into receipts.cash_unpairing (voucher_id, line_id, paired_at, paired_by, unpaired_at, unpaired_by, reason)
            select id, line_id, paired_at, paired_by, $2, $3, $4 from receipts.cash_voucher where line_id = $1 order by id
            """, ct, lineId, act.Now, act.Actor.Id, reason);
        act.About($"case:{paired[0].CaseId}", $"cash {string.Join(", ", paired.Select(p => VoucherNumber.Cash(p.Number)))} no more banked by line {lineId}: {reason}");
    }
}
