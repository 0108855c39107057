using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Proposes to pay confirmed execution fees of a book to the treasury, as one payment. Nothing moves yet.</summary>
/// <source>FY §52; domain reference §8 (fee settlement)</source>
public sealed class ProposeTreasuryBatch(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleFees;

    /// <param name="DeductionIds">The fees to pay; null for all that are due, but for those of a case on hold.</param>
    public sealed record Request(string Book, IReadOnlyList<long>? DeductionIds = null);

    /// <returns>The batch's id.</returns>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/>, <see cref="TreasuryRefusals.NoAccount"/>, <see cref="TreasuryRefusals.NothingDue"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var books = await db.QueryAsync("select b.id, a.id from ledger.book b left join payouts.treasury_account a on a.book_id = b.id and a.confirmed_at is not null and a.ended_at is null where b.code = $1",
            r => (Id: r.GetInt32(0), AccountId: r.LongOrNull(1)), ct, request.Book);
        if (books is not [var book])
            throw new Refused(LedgerRefusals.BookUnknown, request.Book);
        if (book.AccountId is not { } account)
            throw new Refused(TreasuryRefusals.NoAccount);
        // Locked first: whoever comes second looks when the first one's payment is there.
        await db.ExecuteAsync("select 1 from payouts.deduction where book_id = $1 and kind = 'ExecutionFee' and state = 'Confirmed' and ($2::bigint[] is null or id = any ($2)) order by id for update",
            ct, book.Id, request.DeductionIds?.ToArray());
        var due = await db.QueryAsync(
            """
            select d.id, d.amount_minor from payouts.deduction d
            where d.book_id = $1 and d.kind = 'ExecutionFee' and d.state = 'Confirmed' and (d.id = any ($2) or $2::bigint[] is null and payouts.stopping_hold(d.case_id, null, '') is null)
              and not exists (select from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id where i.deduction_id = d.id and b.state in ('Proposed', 'Approved', 'Booked'))
            order by d.id
            """,
            r => (Id: r.GetInt64(0), Amount: r.Money(1)), ct, book.Id, request.DeductionIds?.ToArray());
        if (due.Count == 0 || request.DeductionIds is { } asked && due.Count != asked.Distinct().Count())
            throw new Refused(TreasuryRefusals.NothingDue);
        var amount = Money.Sum(due.Select(d => d.Amount));
        var id = (await db.QueryAsync("insert into payouts.treasury_batch (book_id, account_id, amount_minor, proposed_by, proposed_at) values ($1, $2, $3, $4, $5) returning id",
            r => r.GetInt64(0), ct, book.Id, account, amount, act.Actor.Id, act.Now))[0];
        await db.ExecuteAsync("insert into payouts.treasury_item (batch_id, deduction_id) select $1, d from unnest($2) as d", ct, id, due.Select(d => d.Id).ToArray());
        act.About($"treasury:{id}", $"{due.Count} fees, {amount}, proposed");
        return id;
    }
}
