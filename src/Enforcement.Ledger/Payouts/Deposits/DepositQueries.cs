using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Payouts.Deposits;

/// <param name="Late">Applied for after the money was due; it stays.</param>
/// <param name="LapseOn">The last day of the creditor's right, of what was deposited.</param>
/// <param name="LapseProvisional">A calendar still to come may move it.</param>
/// <param name="Lapsed">The right is gone: the money less the cost belongs to the State.</param>
/// <param name="Mine">The reader applied for it, and so does not decide it.</param>
/// <param name="ReturnMine">The reader asked for the return.</param>
/// <param name="DecidedFor">In whose name it was decided; null in the decider's own.</param>
/// <param name="ReturnedFor">In whose name the return was confirmed.</param>
public sealed record DepositView(
    long Id, int BookId, long CaseId, string CaseNumber, string Officer, string Creditor, string Ground, string GroundName, string Article, string Document, string Evidence, Money Amount, LocalDate? DueOn, bool Late,
    DepositState State, string AppliedBy, Instant AppliedAt, bool Mine, string? DecidedBy, Instant? DecidedAt, string? Decision, LocalDate? LapseOn, bool LapseProvisional, bool Lapsed,
    string? ReturnAskedBy, string? ReturnDocument, bool ReturnMine, string? ReturnedBy, Instant? ReturnedAt, string? DecidedFor, string? ReturnedFor);

/// <summary>The list of deposits (提存清单). An executor sees those of the own cases.</summary>
/// <source>domain reference §3.8 ⑦; MF §574</source>
public sealed class DepositQueries(LedgerDb db, CalendarInForce calendar, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>The newest first.</summary>
    /// <param name="openOnly">Only what is applied for or lies deposited.</param>
    /// <param name="waitingOnly">Only what waits for a decision.</param>
    /// <param name="afterId">Keyset: deposits older than this id; null for the newest.</param>
    public async Task<List<DepositView>> ListAsync(long? caseId, bool openOnly, long? afterId, int take, CancellationToken ct, bool waitingOnly = false)
    {
        var asked = new Conditions().When(caseId, "d.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "d.id < {0}");
        var workdays = await calendar.GetAsync(ct);
        return await db.QueryAsync(
            $"""
            select d.id, d.book_id, d.case_id, c.number, o.display_name, y.name, d.ground, d.document, d.evidence, d.amount_minor, d.due_on, d.late, d.state, a.display_name, d.applied_at, d.applied_by,
                   b.display_name, d.decided_at, d.decision, ra.display_name, r.document, r.asked_by, rb.display_name, case r.state when 'Confirmed' then r.decided_at end,
                   access.lender_name('payouts.deposit', d.id, 'decided_by'), access.lender_name('payouts.deposit_return', r.id, 'decided_by')
            from payouts.deposit d join cases.enforcement_case c on c.id = d.case_id join access.person o on o.id = c.officer_id join cases.party y on y.id = d.party_id
            join access.person a on a.id = d.applied_by left join access.person b on b.id = d.decided_by
            left join payouts.deposit_return r on r.deposit_id = d.id and r.state in ('Asked', 'Confirmed')
            left join access.person ra on ra.id = r.asked_by left join access.person rb on rb.id = r.decided_by
            where {asked}{(openOnly ? " and d.state in ('Applied', 'Approved')" : "")}{(waitingOnly ? " and (d.state = 'Applied' or r.state = 'Asked')" : "")} order by d.id desc limit {asked.Parameter(take)}
            """,
            r => View(r, workdays), ct, asked.Values);
    }

    /// <summary>Deposits whose right lapses soon or has lapsed, for the sweep: one rule each, <c>L.due-soon</c> and <c>L.overdue</c>.</summary>
    public async Task<List<(int BookId, string Rule, string Subject, LocalDate Due)>> LapsingAsync(CancellationToken ct)
    {
        var workdays = await calendar.GetAsync(ct);
        var today = Office.Today(act.Now);
        var open = await db.QueryAsync("select book_id, id, decided_at from payouts.deposit where state = 'Approved' and decided_at < $1",
            r => (BookId: r.GetInt32(0), Id: r.GetInt64(1), Due: DepositRule.Lapse(workdays, Office.Today(r.Instant(2))).Due), ct, Office.EndOf(today.PlusMonths(-54)));
        return [.. open.Where(d => today > d.Due.PlusDays(-DepositRule.LapseWarningDays)).Select(d => (d.BookId, today > d.Due ? "L.overdue" : "L.due-soon", FormattableString.Invariant($"deposit:{d.Id}"), d.Due))];
    }

    DepositView View(NpgsqlDataReader r, WorkdayCalendar workdays)
    {
        var ground = Ground.Find(DepositRule.Grounds, r.GetString(6))!;
        var state = Enum.Parse<DepositState>(r.GetString(12));
        var lapse = state is DepositState.Approved or DepositState.Returned ? DepositRule.Lapse(workdays, Office.Today(r.Instant(17))) : (Deadline?)null;
        return new(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), ground.Code, ground.Name, ground.Article, r.GetString(7), r.GetString(8), r.Money(9), r.DateOrNull(10), r.GetBoolean(11),
            state, r.GetString(13), r.Instant(14), r.GetInt64(15) == act.Actor.Id, r.TextOrNull(16), r.InstantOrNull(17), r.TextOrNull(18), lapse?.Due, lapse?.Provisional ?? false,
            state == DepositState.Approved && Office.Today(act.Now) > lapse?.Due, r.TextOrNull(19), r.TextOrNull(20), r.LongOrNull(21) == act.Actor.Id, r.TextOrNull(22), r.InstantOrNull(23), r.TextOrNull(24), r.TextOrNull(25));
    }
}
