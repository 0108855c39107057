using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Cash that is neither banked nor voided, locked for an act of somebody who did not take it.</summary>
/// <param name="PairedBefore">How often a pairing of it was taken back.</param>
sealed record OpenCash(long Id, int BookId, long Number, long CaseId, Money Amount, LocalDate TakenOn, bool Accepted, long EntryId, long LotId, int PairedBefore)
{
    const string Columns =
        """
        select v.id, v.book_id, v.number, v.case_id, v.amount_minor, v.taken_on, v.accepted_at is not null, e.id, t.lot_id, v.line_id is null and v.voided_at is null, v.first_officer, v.second_officer,
               (select count(*)::int from receipts.cash_unpairing u where u.voucher_id = v.id)
        from receipts.cash_voucher v
        join ledger.entry e on e.book_id = v.book_id and e.source_kind = 30 and e.source_id = v.id and e.kind = 30
        join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id and t.seq = 1
        """;

    /// <exception cref="Refused"><see cref="VoucherRefusals.NotFound"/>, <see cref="VoucherRefusals.AcceptedByOfficer"/>, <see cref="VoucherRefusals.NotOpen"/></exception>
    public static async Task<OpenCash> LockAsync(LedgerDb db, long id, Act act, CancellationToken ct)
    {
        var found = (await db.QueryAsync($"{Columns} where v.id = $1 for update of v",
            r => (Cash: Row(r), Open: r.GetBoolean(9), First: r.GetInt64(10), Second: r.GetInt64(11)), ct, id));
        if (found.Count == 0)
            throw new Refused(VoucherRefusals.NotFound);
        var (cash, open, first, second) = found[0];
        if (act.Actor.Id == first || act.Actor.Id == second)
            throw new Refused(VoucherRefusals.AcceptedByOfficer, act.Actor.Name);
        return open ? cash : throw new Refused(VoucherRefusals.NotOpen);
    }

    /// <summary>The open cash of a book, locked, in the order of its numbers.</summary>
    public static Task<List<OpenCash>> LockAllAsync(LedgerDb db, int bookId, CancellationToken ct) =>
        db.QueryAsync($"{Columns} where v.book_id = $1 and v.line_id is null and v.voided_at is null order by v.number for update of v", Row, ct, bookId);

    static OpenCash Row(Npgsql.NpgsqlDataReader r) =>
        new(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetInt64(3), r.Money(4), r.Date(5), r.GetBoolean(6), r.GetInt64(7), r.GetInt64(8), r.GetInt32(12));
}
