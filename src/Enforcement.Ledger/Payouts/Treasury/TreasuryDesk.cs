using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>A payment of fees taken in hand: locked.</summary>
/// <param name="PayeeNamedBy">Of a cost: who named its payee.</param>
/// <param name="HandedOver">Its file has left.</param>
/// <param name="FailAskedBy">Who said that the bank did not carry it out, and waits for another person to say so too.</param>
sealed record TreasuryBatchInHand(
    long Id, int BookId, Recipient Recipient, Money Amount, TreasuryState State, long ProposedBy, long? DecidedBy, string? EndToEndId, long? AccountId, long? PayeeId, string AccountNo, long? PayeeNamedBy,
    bool HandedOver, long? FailAskedBy);

/// <summary>What the acts on payments of fees do the same way.</summary>
public sealed class TreasuryDesk(LedgerDb db, Journal journal, BookQueries books, Recused recused, Act act)
{
    /// <param name="asFact">What happened to it is no act of whoever brings the statement.</param>
    /// <exception cref="Refused"><see cref="TreasuryRefusals.NotFound"/>; <see cref="RecusalRefusals.Recused"/> from the case whose cost it pays.</exception>
    internal async Task<TreasuryBatchInHand> TakeAsync(long id, CancellationToken ct, bool asFact = false)
    {
        var found = await db.QueryAsync(
            """
            select b.id, b.book_id, b.recipient, b.amount_minor, b.state, b.proposed_by, b.decided_by, b.end_to_end_id, b.account_id, b.payee_id, coalesce(a.account_no, y.account_no), y.named_by, b.handed_over_at is not null, b.fail_asked_by
            from payouts.treasury_batch b left join payouts.treasury_account a on a.id = b.account_id left join payouts.cost_payee y on y.id = b.payee_id where b.id = $1 for update of b
            """,
            r => new TreasuryBatchInHand(r.GetInt64(0), r.GetInt32(1), Enum.Parse<Recipient>(r.GetString(2)), r.Money(3), Enum.Parse<TreasuryState>(r.GetString(4)), r.GetInt64(5), r.LongOrNull(6), r.TextOrNull(7),
                r.LongOrNull(8), r.LongOrNull(9), r.GetString(10), r.LongOrNull(11), r.GetBoolean(12), r.LongOrNull(13)), ct, id);
        if (found is not [var batch])
            throw new Refused(TreasuryRefusals.NotFound);
        if (batch.Recipient == Recipient.CostPayee && !asFact)
            await recused.RequireNotAsync(await db.QueryAsync("select d.case_id from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id where i.batch_id = $1", r => r.GetInt64(0), ct, id), ct);
        act.About($"treasury:{id}");
        return batch;
    }

    /// <summary>Asked when it is approved and when its file leaves: nothing goes out of a stopped book or of a case on hold.</summary>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookStopped"/>, <see cref="PayoutRefusals.OnHold"/></exception>
    /// <source>S3 §17; domain reference §2.4</source>
    internal async Task RequireOpenAsync(TreasuryBatchInHand batch, CancellationToken ct)
    {
        await books.RequireRunningAsync(batch.BookId, ct);
        // A hold locks its case: either it sees that the file has left, or the file sees the hold.
        await db.ExecuteAsync(
            "select 1 from cases.enforcement_case c where c.id in (select d.case_id from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id where i.batch_id = $1) order by c.id for no key update", ct, batch.Id);
        var held = await db.QueryAsync(
            "select h.id from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id cross join lateral (select payouts.stopping_hold(d.case_id, null, '') as id) h where i.batch_id = $1 and h.id is not null order by 1 limit 1",
            r => r.GetInt64(0), ct, batch.Id);
        if (held is [var hold])
            throw new Refused(PayoutRefusals.OnHold, $"hold {hold}");
    }

    /// <summary>An entry that moves every fee of the batch, lot by lot, each on the account of its case.</summary>
    internal async Task<Entry> EntryAsync(TreasuryBatchInHand batch, EntryKind kind, AccountCode from, AccountCode to, LocalDate on, Guid key, SourceKind sourceKind, long sourceId, CancellationToken ct)
    {
        var lots = await db.QueryAsync(
            """
            select d.case_id, l.lot_id, sum(l.amount_minor)::bigint from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id
            join payouts.deduction_lot l on l.deduction_id = d.id where i.batch_id = $1 group by d.case_id, l.lot_id order by d.case_id, l.lot_id
            """,
            r => (CaseId: r.GetInt64(0), LotId: r.GetInt64(1), Amount: r.Money(2)), ct, batch.Id);
        return new(kind, key, on, sourceKind, sourceId, [.. lots.Select(l => new Transfer(l.LotId, from, CaseOf(from, l.CaseId), to, CaseOf(to, l.CaseId), l.Amount))]);
    }

    internal async Task PostAsync(TreasuryBatchInHand batch, EntryKind kind, AccountCode from, AccountCode to, string named, CancellationToken ct) =>
        await journal.PostAsync(batch.BookId, [await EntryAsync(batch, kind, from, to, Office.Today(act.Now), Entry.Key(named, batch.Id), SourceKind.TreasuryBatch, batch.Id, ct)], ct, TreasuryRefusals.NothingDue);

    static long? CaseOf(AccountCode account, long caseId) => Chart.Of(account).Case == CaseDimension.Never ? null : caseId;
}
