using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Deductions;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Reads fees and their payment to the treasury. An executor sees the fees of the own cases.</summary>
/// <source>domain reference §3.8 ⑫ (执行费结算表)</source>
public sealed class TreasuryQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>Confirmed fees and costs of a sale, the newest first.</summary>
    /// <param name="kind">Only fees, or only costs; null for both.</param>
    /// <param name="dueOnly">Only those that nobody pays or has paid.</param>
    /// <param name="afterId">Keyset: fees older than this id; null for the newest.</param>
    public async Task<List<FeeView>> FeesAsync(string? book, DeductionKind? kind, bool dueOnly, long? afterId, int take, CancellationToken ct)
    {
        var shown = await AccountShown.ToAsync(act.Actor, db, ct);
        var asked = new Conditions().When(book, "k.code = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(kind?.ToString(), "d.kind = {0}").When(afterId, "d.id < {0}");
        return await db.QueryAsync(
            $"""
            select d.id, d.kind, c.id, c.number, o.display_name, d.amount_minor, d.base_minor, d.due_minor, d.decided_at, b.id, b.state, b.booked_on,
                   y.name, y.account_no, y.document, y.named_by
            from payouts.deduction d join ledger.book k on k.id = d.book_id join cases.enforcement_case c on c.id = d.case_id join access.person o on o.id = c.officer_id
            left join lateral (
              select b.id, b.state, b.booked_on from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id
              where i.deduction_id = d.id and b.state in ('Proposed', 'Approved', 'Booked')
            ) b on true
            left join lateral (select y.* from payouts.cost_payee y where y.deduction_id = d.id order by y.id desc limit 1) y on true
            where d.kind <> 'Surplus' and d.state = 'Confirmed' and {asked}{(dueOnly ? " and b.id is null" : "")} order by d.id desc limit {asked.Parameter(take)}
            """,
            r => new FeeView(r.GetInt64(0), Enum.Parse<DeductionKind>(r.GetString(1)), r.GetInt64(2), r.GetString(3), r.GetString(4), r.Money(5), r.MoneyOrNull(6), r.MoneyOrNull(7), r.Instant(8), r.LongOrNull(9),
                r.IsDBNull(10) ? null : Enum.Parse<TreasuryState>(r.GetString(10)), r.DateOrNull(11), r.TextOrNull(12), r.TextOrNull(13) is { } number ? shown(number) : null, r.TextOrNull(14), r.LongOrNull(15) == act.Actor.Id), ct, asked.Values);
    }

    /// <summary>Payments of fees and costs, the newest first; an executor sees those that have something of the own cases.</summary>
    public async Task<List<TreasuryBatchView>> BatchesAsync(long? id, long? afterId, int take, CancellationToken ct)
    {
        var shown = await AccountShown.ToAsync(act.Actor, db, ct);
        var asked = new Conditions().When(id, "b.id = {0}").When(afterId, "b.id < {0}").When(act.OwnOfficerId,
            "exists (select from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id join cases.enforcement_case c on c.id = d.case_id where i.batch_id = b.id and c.officer_id = {0})");
        return await db.QueryAsync(
            $"""
            select b.id, k.code, b.recipient, b.amount_minor, (select count(*)::int from payouts.treasury_item i where i.batch_id = b.id), coalesce(a.name, y.name), coalesce(a.account_no, y.account_no), b.state, p.display_name, b.proposed_at, b.proposed_by,
                   x.display_name, b.decided_at, b.decision, b.end_to_end_id, b.booked_on, b.failed_reason, b.returned_on, y.document, f.display_name, b.fail_asked_by
            from payouts.treasury_batch b join ledger.book k on k.id = b.book_id left join payouts.treasury_account a on a.id = b.account_id left join payouts.cost_payee y on y.id = b.payee_id
            join access.person p on p.id = b.proposed_by left join access.person x on x.id = b.decided_by left join access.person f on f.id = b.fail_asked_by
            where {asked} order by b.id desc limit {asked.Parameter(take)}
            """,
            r => new TreasuryBatchView(r.GetInt64(0), r.GetString(1), Enum.Parse<Recipient>(r.GetString(2)), r.Money(3), r.GetInt32(4), r.GetString(5), shown(r.GetString(6)), Enum.Parse<TreasuryState>(r.GetString(7)),
                r.GetString(8), r.Instant(9), r.GetInt64(10) == act.Actor.Id, r.TextOrNull(11), r.InstantOrNull(12), r.TextOrNull(13), r.TextOrNull(14), r.DateOrNull(15), r.TextOrNull(16),
                r.DateOrNull(17), r.TextOrNull(18), r.TextOrNull(19), r.LongOrNull(20) == act.Actor.Id), ct, asked.Values);
    }
}
