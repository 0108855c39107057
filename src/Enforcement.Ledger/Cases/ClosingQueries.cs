using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Cases;

/// <summary>A case that is closed somewhere and still has money or an open matter here.</summary>
/// <param name="State">Here: <c>open</c> when the case system's word was not applied, <c>closed</c> when money came after the closing.</param>
/// <param name="ToldAt">When the case system told it, or when it was closed.</param>
public sealed record ClosingException(long CaseId, int BookId, string CaseNumber, string Officer, string State, Instant ToldAt, IReadOnlyList<OpenMatter> Matters);

/// <summary>How a case ended, and what was told of its end.</summary>
/// <param name="Exception">Set while the case system says that it ended and it cannot be closed here.</param>
public sealed record CaseClosingView(
    string State, string? Ending, string? Document, string? ClosedBy, Instant? ClosedAt, ClosingException? Exception, IReadOnlyList<OpenMatter> Matters);

/// <summary>A case whose money has not moved for long.</summary>
/// <param name="Money">On all its accounts together.</param>
/// <param name="Days">Since the last movement.</param>
/// <param name="Band">30, 90 or 180 days; zero below.</param>
/// <param name="OfficerEndedOn">Since when its officer is no executor any more; null while he is.</param>
/// <param name="NamedOfficer">Whom the case system names as the next officer; null when nobody.</param>
public sealed record DormantCase(
    long CaseId, int BookId, string CaseNumber, string Officer, string OfficerUserName, string State, Money Money, LocalDate MovedOn, int Days, int Band, LocalDate? OfficerEndedOn, string? NamedOfficer);

/// <summary>Which cases with money are asked for.</summary>
/// <param name="Days">Not moved for so many days; 0 for all.</param>
/// <param name="Officer">Sign-in name; null for all.</param>
/// <param name="AwaitHandover">Only those whose officer is no executor any more, or for which the case system names another one.</param>
/// <param name="Lodged">Money that lies deposited for a creditor counts too; it has a clock of its own.</param>
public sealed record DormantAsked(int Days, string? Officer = null, bool AwaitHandover = false, bool Lodged = true);

/// <summary>Reads what the end of cases leaves to do. An executor sees the own cases.</summary>
/// <source>domain reference §7, rows 39 and 40</source>
public sealed class ClosingQueries(LedgerDb db, ClosingDesk desk, Act act) : IUseCase
{
    /// <summary>Days without a movement from which on a case is listed, the longest first.</summary>
    public static IReadOnlyList<int> Bands { get; } = [180, 90, 30];

    public static Permission Needs => Permission.ReadCases;

    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, also for another officer's case</exception>
    public async Task<CaseClosingView> ShowAsync(long caseId, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "c.id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        var found = (await db.QueryAsync(
            $"""
            select c.state, k.kind, k.document, p.display_name, k.closed_at from cases.enforcement_case c
            left join cases.case_closing k on k.case_id = c.id and k.reopened_at is null left join access.person p on p.id = k.closed_by where {asked}
            """,
            r => new CaseClosingView(r.GetString(0), r.TextOrNull(1), r.TextOrNull(2), r.TextOrNull(3), r.InstantOrNull(4), null, []), ct, asked.Values)).SingleOrDefault()
            ?? throw new Refused(CaseRefusals.NotFound);
        return found with { Exception = (await ExceptionsAsync(caseId, null, 1, ct)).SingleOrDefault(), Matters = await desk.KeepsOpenAsync(caseId, ct) };
    }

    /// <summary>The exception list (结案有余款), in the order of the cases' ids.</summary>
    /// <param name="caseId">One case; null for all.</param>
    /// <param name="afterId">Keyset: cases behind this one; null for the first.</param>
    public async Task<List<ClosingException>> ExceptionsAsync(long? caseId, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "c.id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "c.id > {0}");
        var cases = await db.QueryAsync(
            $"""
            select c.id, c.book_id, c.number, o.display_name, c.state, coalesce(x.told_at, k.closed_at) from cases.enforcement_case c join access.person o on o.id = c.officer_id
            left join cases.closing_exception x on x.case_id = c.id and x.resolved_at is null left join cases.case_closing k on k.case_id = c.id and k.reopened_at is null
            where (c.state = 'open' and x.id is not null or c.state = 'closed' and exists (select from ledger.position p where p.book_id = c.book_id and p.case_id = c.id and p.amount_minor > 0))
              and {asked} order by c.id limit {asked.Parameter(take)}
            """,
            r => new ClosingException(r.GetInt64(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.GetString(4), r.InstantOrNull(5) ?? act.Now, []), ct, asked.Values);
        for (var i = 0; i < cases.Count; i++)
            cases[i] = cases[i] with { Matters = await desk.KeepsOpenAsync(cases[i].CaseId, ct) };
        return cases;
    }

    /// <summary>Cases with money that nobody has moved for so many days, the longest first; with no days, every case with money: the list for a hand-over (移交清单).</summary>
    public async Task<List<DormantCase>> DormantAsync(DormantAsked which, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(act.OwnOfficerId, "c.officer_id = {0}").When(which.Officer?.ToUpperInvariant(), "o.normalized_user_name = {0}")
            .When(which.AwaitHandover ? true : null, "(e.ended_on is not null or c.named_officer_id is not null) = {0}");
        var today = Office.Today(act.Now);
        var rows = await db.QueryAsync(
            $"""
            select c.id, c.number, o.display_name, c.state, h.held, m.moved_at, c.book_id, o.user_name, e.ended_on, n.display_name
            from (select p.book_id, p.case_id, sum(p.amount_minor)::bigint as held from ledger.position p join ledger.lot l on l.book_id = p.book_id and l.id = p.lot_id
                  where p.case_id <> 0 and p.amount_minor > 0 and ({asked.Parameter(which.Lodged)} or p.account <> 205) group by p.book_id, p.case_id
                  -- What arrived since has moved: of most cases nothing more is asked.
                  having {asked.Parameter(which.Days)} = 0 or max(l.arrived_on) <= {asked.Parameter(today.PlusDays(-which.Days))}) h
            join cases.enforcement_case c on c.id = h.case_id join access.person o on o.id = c.officer_id left join access.person n on n.id = c.named_officer_id
            cross join lateral (select case when not cases.is_executor(o.id) then coalesce((select max(payouts.office_date(r.revoked_at)) from access.person_role r where r.person_id = o.id and r.role = 'EX'), payouts.office_date(c.imported_at)) end as ended_on) e
            cross join lateral (
              select max(e.booked_at) as moved_at from ledger.position p join ledger.transfer t on t.book_id = p.book_id and t.lot_id = p.lot_id and c.id in (t.debit_case_id, t.credit_case_id)
              join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id where p.book_id = h.book_id and p.case_id = h.case_id
            ) m
            where {asked} and m.moved_at < {asked.Parameter(today.PlusDays(1 - which.Days).AtStartOfDayInZone(Office.Zone).ToInstant())} order by m.moved_at, c.id limit {asked.Parameter(take)}
            """,
            r => (Id: r.GetInt64(0), Number: r.GetString(1), Officer: r.GetString(2), State: r.GetString(3), Held: r.Money(4), Moved: Office.Today(r.Instant(5)), BookId: r.GetInt32(6), UserName: r.GetString(7), Ended: r.DateOrNull(8), Named: r.TextOrNull(9)), ct, asked.Values);
        return rows.ConvertAll(r =>
        {
            var since = Period.DaysBetween(r.Moved, today);
            return new DormantCase(r.Id, r.BookId, r.Number, r.Officer, r.UserName, r.State, r.Held, r.Moved, since, Bands.FirstOrDefault(b => since >= b), r.Ended, r.Named);
        });
    }
}
