using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Disputes;

/// <summary>An outcome that was proposed, and what became of it.</summary>
/// <param name="Mine">The reader proposed it, and so does not decide it.</param>
public sealed record DisputeOutcomeView(
    long Id, SettledFor For, string Document, string Reason, OutcomeState State, string ProposedBy, Instant ProposedAt, bool Mine, string? DecidedBy, Instant? DecidedAt, string? Decision);

/// <summary>A later day of review, and why.</summary>
public sealed record DisputeReviewView(LocalDate ReviewOn, string Reason, string SetBy, Instant SetAt);

/// <param name="PayoutId">The disputed part of a payout; null for a sum of the case.</param>
/// <param name="Document">Null only for what was disputed before a paper was asked for.</param>
/// <param name="ReviewOn">When it is looked at again, as it was set last.</param>
/// <param name="ReviewPast">That day has passed and the dispute is open.</param>
/// <param name="OpenDays">Calendar days since it was placed, until it was settled.</param>
/// <param name="OfPlan">It is settled with the objection to a distribution plan.</param>
/// <param name="Mine">The reader placed it, and so does not decide its outcome.</param>
/// <param name="Outcomes">The oldest first; at most one of them is <see cref="OutcomeState.Proposed"/>.</param>
public sealed record DisputeView(
    long Id, long CaseId, string CaseNumber, string Officer, long? PayoutId, Money Amount, string Reason, string? Document, string PlacedBy, Instant PlacedAt, bool Mine, LocalDate ReviewOn, bool ReviewPast, int OpenDays,
    bool OfPlan, SettledFor? SettledFor, string? SettledBy, Instant? SettledAt, IReadOnlyList<DisputeOutcomeView> Outcomes, IReadOnlyList<DisputeReviewView> Renewals);

/// <summary>Reads disputes. An executor sees those on the own cases.</summary>
public sealed class DisputeQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>The newest first.</summary>
    /// <param name="openOnly">Only those that are not settled.</param>
    /// <param name="reviewPast">Only open ones whose day of review has passed.</param>
    /// <param name="openOverDays">Only open ones placed more days ago than this.</param>
    /// <param name="afterId">Keyset: disputes older than this id; null for the newest.</param>
    public async Task<List<DisputeView>> ListAsync(long? caseId, long? payoutId, bool openOnly, bool reviewPast, int? openOverDays, long? afterId, int take, CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        var asked = new Conditions().When(caseId, "d.case_id = {0}").When(payoutId, "d.payout_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "d.id < {0}")
            .When(reviewPast ? today : null, "d.settled_at is null and d.due_on < {0}").When(openOverDays is { } days ? today.PlusDays(-days) : null, "d.settled_at is null and (d.placed_at at time zone 'Asia/Shanghai')::date < {0}");
        var disputes = await db.QueryAsync(
            $"""
            select d.id, d.case_id, c.number, o.display_name, d.payout_id, d.amount_minor, d.reason, d.document, b.display_name, d.placed_at, d.placed_by, d.due_on, d.settled_for, s.display_name, d.settled_at,
                   exists (select from payouts.plan_objection j where j.dispute_id = d.id)
            from payouts.dispute_due d join cases.enforcement_case c on c.id = d.case_id join access.person o on o.id = c.officer_id join access.person b on b.id = d.placed_by
            left join access.person s on s.id = d.settled_by where {asked}{(openOnly ? " and d.settled_at is null" : "")} order by d.id desc limit {asked.Parameter(take)}
            """,
            r =>
            {
                var (placed, review, settled) = (r.Instant(9), r.Date(11), r.InstantOrNull(14));
                return new DisputeView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.LongOrNull(4), r.Money(5), r.GetString(6), r.TextOrNull(7), r.GetString(8), placed, r.GetInt64(10) == act.Actor.Id, review,
                    settled is null && review < today, Period.DaysBetween(Office.Today(placed), settled is { } at ? Office.Today(at) : today), r.GetBoolean(15),
                    r.TextOrNull(12) is { } word ? Enum.Parse<SettledFor>(word, ignoreCase: true) : null, r.TextOrNull(13), settled, [], []);
            }, ct, asked.Values);
        var ids = disputes.Select(d => d.Id).ToArray();
        var outcomes = (await db.QueryAsync(
            """
            select x.dispute_id, x.id, x.settled_for, x.document, x.reason, x.state, p.display_name, x.proposed_at, x.proposed_by, k.display_name, x.decided_at, x.decision
            from payouts.dispute_outcome x join access.person p on p.id = x.proposed_by left join access.person k on k.id = x.decided_by where x.dispute_id = any ($1) order by x.id
            """,
            r => (DisputeId: r.GetInt64(0), View: new DisputeOutcomeView(r.GetInt64(1), Enum.Parse<SettledFor>(r.GetString(2), ignoreCase: true), r.GetString(3), r.GetString(4), Enum.Parse<OutcomeState>(r.GetString(5)),
                r.GetString(6), r.Instant(7), r.GetInt64(8) == act.Actor.Id, r.TextOrNull(9), r.InstantOrNull(10), r.TextOrNull(11))), ct, ids)).ToLookup(x => x.DisputeId, x => x.View);
        var renewals = (await db.QueryAsync(
            "select v.dispute_id, v.review_on, v.reason, p.display_name, v.set_at from payouts.dispute_review v join access.person p on p.id = v.set_by where v.dispute_id = any ($1) order by v.id",
            r => (DisputeId: r.GetInt64(0), View: new DisputeReviewView(r.Date(1), r.GetString(2), r.GetString(3), r.Instant(4))), ct, ids)).ToLookup(v => v.DisputeId, v => v.View);
        return disputes.ConvertAll(d => d with { Outcomes = [.. outcomes[d.Id]], Renewals = [.. renewals[d.Id]] });
    }
}
