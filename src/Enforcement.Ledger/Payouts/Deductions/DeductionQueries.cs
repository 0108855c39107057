using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Deductions;

public sealed class DeductionQueries(LedgerDb db, DeductionDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>Deductions, the newest first.</summary>
    /// <param name="open">Only those that wait for a decision.</param>
    /// <param name="afterId">Keyset: deductions older than this id; null for the newest.</param>
    public Task<List<DeductionView>> ListAsync(long? caseId, bool open, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "d.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(open ? "Proposed" : null, "d.state = {0}").When(afterId, "d.id < {0}");
        return RowsAsync($"{asked} order by d.id desc limit {asked.Parameter(take)}", ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="DeductionRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<DeductionView> ShowAsync(long id, CancellationToken ct)
    {
        var asked = new Conditions().When(id, "d.id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        return (await RowsAsync($"{asked}", ct, asked.Values)).SingleOrDefault() ?? throw new Refused(DeductionRefusals.NotFound);
    }

    /// <summary>The execution fee of a case by the schedule of today.</summary>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<FeeQuote> QuoteAsync(long caseId, FeeBasis basis, CancellationToken ct)
    {
        var of = await db.Set<EnforcementCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && (act.OwnOfficerId == null || c.OfficerId == act.OwnOfficerId), ct)
            ?? throw new Refused(CaseRefusals.NotFound);
        return await desk.QuoteAsync(of, basis, ct);
    }

    Task<List<DeductionView>> RowsAsync(string where, CancellationToken ct, object?[] values) => db.QueryAsync(
        $"""
        select d.id, d.case_id, c.number, d.kind, d.amount_minor, d.document, d.basis, d.base_minor, d.schedule_version, d.due_minor, d.state, p.display_name, d.proposed_at,
               x.display_name, d.decided_at, d.decision, v.display_name, d.reversed_reason,
               access.lender_name('payouts.deduction', d.id, 'decided_by'), access.lender_name('payouts.deduction', d.id, 'reversed_by'), d.proposed_by, d.decided_by
        from payouts.deduction d
        join cases.enforcement_case c on c.id = d.case_id
        join access.person p on p.id = d.proposed_by
        left join access.person x on x.id = d.decided_by
        left join access.person v on v.id = d.reversed_by
        where {where}
        """,
        r => new DeductionView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), Enum.Parse<DeductionKind>(r.GetString(3)), r.Money(4), r.TextOrNull(5),
            r.IsDBNull(6) ? null : Enum.Parse<FeeBasis>(r.GetString(6)), r.MoneyOrNull(7), r.IsDBNull(8) ? null : r.GetInt32(8), r.MoneyOrNull(9), Enum.Parse<DeductionState>(r.GetString(10)),
            r.GetString(11), r.Instant(12), r.TextOrNull(13), r.InstantOrNull(14), r.TextOrNull(15), r.TextOrNull(16), r.TextOrNull(17), r.TextOrNull(18), r.TextOrNull(19), r.GetInt64(20) == act.Actor.Id, r.LongOrNull(21) == act.Actor.Id), ct, values);
}
