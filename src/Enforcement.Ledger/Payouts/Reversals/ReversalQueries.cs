using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Reversals;

/// <summary>Reads reversals of execution. An executor sees those of the own cases, on either side.</summary>
public sealed class ReversalQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>The newest first.</summary>
    /// <param name="caseId">Those by which this case takes back, or of which its payouts are taken back; null for all.</param>
    /// <param name="payoutId">Those that take this payout back; null for all.</param>
    /// <param name="open">Only those that wait for a decision.</param>
    /// <param name="afterId">Keyset: reversals older than this id; null for the newest.</param>
    public Task<List<ReversalView>> ListAsync(long? caseId, long? payoutId, bool open, long? afterId, int take, CancellationToken ct)
    {
        var asked = Visible().When(caseId, $"(r.case_id = {{0}} or exists ({Parts} and p.case_id = {{0}}))").When(payoutId, $"exists ({Parts} and p.id = {{0}})").When(afterId, "r.id < {0}");
        return RowsAsync($"{asked}{(open ? " and r.state = 'Proposed'" : "")} order by r.id desc limit {asked.Parameter(take)}", ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="ReversalRefusals.NotFound"/>, also for one between other officers' cases.</exception>
    public async Task<ReversalView> ShowAsync(long id, CancellationToken ct)
    {
        var asked = Visible().When(id, "r.id = {0}");
        return (await RowsAsync($"{asked}", ct, asked.Values)).SingleOrDefault() ?? throw new Refused(ReversalRefusals.NotFound);
    }

    const string Parts = "select from payouts.execution_reversal_part x join payouts.payout p on p.id = x.payout_id join cases.enforcement_case o on o.id = p.case_id where x.reversal_id = r.id";

    Conditions Visible() => new Conditions().When(act.OwnOfficerId, $"(c.officer_id = {{0}} or exists ({Parts} and o.officer_id = {{0}}))");

    async Task<List<ReversalView>> RowsAsync(string where, CancellationToken ct, object?[] values)
    {
        var rows = await db.QueryAsync(
            $"""
            select r.id, r.case_id, c.number, r.amount_minor, r.fruits_minor, r.title, r.document, r.state, a.display_name, r.proposed_at, r.proposed_by,
                   b.display_name, r.decided_at, r.decided_by, r.decision, k.display_name, r.cancelled_at, r.cancel_reason,
                   access.lender_name('payouts.execution_reversal', r.id, 'decided_by'), access.lender_name('payouts.execution_reversal', r.id, 'cancelled_by')
            from payouts.execution_reversal r join cases.enforcement_case c on c.id = r.case_id join access.person a on a.id = r.proposed_by
            left join access.person b on b.id = r.decided_by left join access.person k on k.id = r.cancelled_by
            where {where}
            """,
            r => new ReversalView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.Money(3), r.Money(4), r.TextOrNull(5), r.GetString(6), Enum.Parse<ReversalState>(r.GetString(7)),
                r.GetString(8), r.Instant(9), r.GetInt64(10) == act.Actor.Id, r.TextOrNull(11), r.InstantOrNull(12), r.LongOrNull(13) == act.Actor.Id, r.TextOrNull(14),
                r.TextOrNull(15), r.InstantOrNull(16), r.TextOrNull(17), [], r.TextOrNull(18), r.TextOrNull(19)), ct, values);
        var payouts = (await db.QueryAsync(
            """
            select x.reversal_id, p.id, p.case_id, o.number, p.payee_name, p.amount_minor, p.paid_on, p.state, x.amount_minor
            from payouts.execution_reversal_part x join payouts.payout p on p.id = x.payout_id join cases.enforcement_case o on o.id = p.case_id
            where x.reversal_id = any ($1) order by p.paid_on, p.id
            """,
            r => (Of: r.GetInt64(0), Payout: new ReversedPayout(r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.Money(5), r.DateOrNull(6), Enum.Parse<PayoutState>(r.GetString(7)), r.Money(8))),
            ct, rows.Select(r => r.Id).ToArray())).ToLookup(p => p.Of, p => p.Payout);
        return rows.ConvertAll(r => r with { Payouts = [.. payouts[r.Id]] });
    }
}
