using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deferrals;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Oversight;

/// <param name="Late">Applied for after the money was due; it stays.</param>
/// <param name="Expired">Its day has passed, and nobody had ended it before.</param>
/// <param name="Mine">The reader applied for it, and so does not decide it.</param>
/// <param name="Waiting">What of its lots the case has not paid yet.</param>
/// <param name="DecidedFor">In whose name it was decided; null in the decider's own.</param>
/// <param name="DDueOn">Ten days from its end, the earliest of its lots; null while it stands.</param>
public sealed record DeferralView(
    long Id, int BookId, long CaseId, string CaseNumber, string Officer, IReadOnlyList<long> Lots, string Ground, string GroundName, string Article, string Document, string? Reason, LocalDate Until, LocalDate? DueOn, bool Late,
    DeferralState State, string AppliedBy, Instant AppliedAt, bool Mine, string? DecidedBy, Instant? DecidedAt, string? Decision, LocalDate? EndedOn, string? EndedBy, string? EndReason, bool Expired,
    Money Waiting, LocalDate? DDueOn, bool DProvisional, ClockState D, string? DecidedFor);

/// <summary>The list of deferrals (延缓发放清单) with the clock that runs when they have ended. An executor sees those of the own cases.</summary>
/// <source>domain reference §3.8 ⑥; 法发〔2017〕6号 §10</source>
public sealed class DeferralQueries(LedgerDb db, GroundEnded ended, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>The newest first.</summary>
    /// <param name="openOnly">Only what is applied for or in force, and what has ended without being paid.</param>
    /// <param name="waitingOnly">Only what waits for a decision.</param>
    /// <param name="afterId">Keyset: deferrals older than this id; null for the newest.</param>
    public async Task<List<DeferralView>> ListAsync(long? caseId, bool openOnly, long? afterId, int take, CancellationToken ct, bool waitingOnly = false)
    {
        var asked = new Conditions().When(caseId, "d.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "d.id < {0}");
        const string open = " and (d.state in ('Applied', 'Approved') or d.state = 'Ended' and w.waiting > 0)";
        var rows = await db.QueryAsync(
            $"""
            select d.id, d.book_id, d.case_id, c.number, o.display_name, w.lots, d.ground, d.document, d.reason, d.until_on, d.due_on, d.late, d.state, a.display_name, d.applied_at, d.applied_by,
                   b.display_name, d.decided_at, d.decision, d.ended_on, e.display_name, d.end_reason, w.waiting, access.lender_name('payouts.deferral', d.id, 'decided_by')
            from payouts.deferral d join cases.enforcement_case c on c.id = d.case_id join access.person o on o.id = c.officer_id
            join access.person a on a.id = d.applied_by left join access.person b on b.id = d.decided_by left join access.person e on e.id = d.ended_by
            cross join lateral (
              select array_agg(distinct l.lot_id) as lots, coalesce(sum(p.amount_minor), 0)::bigint as waiting from payouts.deferral_lot l
              left join ledger.position p on p.book_id = d.book_id and p.case_id = d.case_id and p.account in (201, 204, 211) and p.lot_id = l.lot_id where l.deferral_id = d.id
            ) w
            where {asked}{(openOnly ? open : "")}{(waitingOnly ? " and d.state = 'Applied'" : "")} order by d.id desc limit {asked.Parameter(take)}
            """,
            View, ct, asked.Values);
        var clocks = (await ended.OfAsync([.. rows.Select(r => r.CaseId).Distinct()], ct)).ToLookup(c => (c.CaseId, c.LotId));
        return rows.ConvertAll(d => d.State is DeferralState.Approved or DeferralState.Ended
            && d.Lots.SelectMany(l => clocks[(d.CaseId, l)]).OrderBy(c => c.DueOn).ThenByDescending(c => c.State).FirstOrDefault() is { } clock
                ? d with { DDueOn = clock.DueOn, DProvisional = clock.Provisional, D = clock.State } : d);
    }

    DeferralView View(NpgsqlDataReader r)
    {
        var ground = Ground.Find(DeferralRule.Grounds, r.GetString(6))!;
        return new(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetFieldValue<long[]>(5), ground.Code, ground.Name, ground.Article, r.GetString(7), r.TextOrNull(8), r.Date(9), r.DateOrNull(10),
            r.GetBoolean(11), Enum.Parse<DeferralState>(r.GetString(12)), r.GetString(13), r.Instant(14), r.GetInt64(15) == act.Actor.Id, r.TextOrNull(16), r.InstantOrNull(17), r.TextOrNull(18),
            r.DateOrNull(19), r.TextOrNull(20), r.TextOrNull(21), r.TextOrNull(21) == ExpireDeferrals.Expired, r.Money(22), null, false, ClockState.NotStarted, r.TextOrNull(23));
    }
}
