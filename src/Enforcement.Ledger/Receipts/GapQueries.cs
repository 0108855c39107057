using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>Where the statements of an account do not join.</summary>
/// <param name="Kind"><c>days</c>: statements are missing; <c>pages</c>: pages of one are.</param>
/// <param name="State"><c>open</c>: what follows waits; <c>released</c>: what follows is posted, and the book is beside the bank by what is
/// missing; <c>filled</c>.</param>
/// <param name="From">The first day that may be missing, where the statements tell their days.</param>
/// <param name="Closing">The balance before the gap.</param>
/// <param name="Opening">The balance after it.</param>
/// <param name="Missing">What came less what went between the two.</param>
/// <param name="Workdays">Days between on which banks work, at most <see cref="GapQueries.MostDays"/> of them.</param>
/// <param name="Pages">Pages that are missing; the last page may be unknown.</param>
/// <param name="StatementId">The statement after the gap, or one of those pages that are there.</param>
/// <param name="ReleasedBy">Who proposed it and who approved it.</param>
/// <param name="FilledBy">The statement that filled it.</param>
public sealed record GapView(
    string Book, string Account, string Kind, string State, LocalDate? From, LocalDate? To, Money? Closing, Money? Opening, Money? Missing, IReadOnlyList<LocalDate> Workdays, IReadOnlyList<int> Pages,
    long StatementId, string Ident, Instant FoundAt, string? Reason, string? ReleasedBy, string? FilledBy, Instant? FilledAt);

/// <summary>The list of gaps, the newest statement behind one first: open ones as they are seen now, and those that were filled.</summary>
/// <source>domain reference §7, row 14; formats reference §1 (sequence and gaps) and §10, 5</source>
public sealed class GapQueries(LedgerDb db, PostedChain chain, BookQueries books, CalendarInForce calendar, Act act) : IUseCase
{
    public const int MostDays = 60;

    public static Permission Needs => Permission.ReadStatements;

    /// <param name="bookCode">Null for every book.</param>
    /// <param name="withFilled">Also those that were filled.</param>
    /// <param name="after">Keyset: gaps before statements older than this one; null for the newest.</param>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task<List<GapView>> ListAsync(string? bookCode, bool withFilled, long? after, int take, CancellationToken ct)
    {
        if (act.Scope != GrantScope.All)
            return [];
        await books.RequireAsync(bookCode, ct);
        var gaps = new List<GapView>();
        var workdays = await calendar.GetAsync(ct);
        foreach (var book in await db.QueryAsync("select id, code, escrow_account_no from ledger.book where $1::text is null or code = $1 order by code",
                     r => new Book(r.GetInt32(0), r.GetString(1), r.GetString(2)), ct, bookCode))
        {
            gaps.AddRange(await WaitingAsync(book, workdays, ct));
            gaps.AddRange(await ListedAsync(book, workdays, "g.open_minor <> 0", "released", after, take, ct));
            gaps.AddRange(await PagesAsync(book, ct));
            // What was filled by a statement that had waited itself was no gap of its own.
            if (withFilled)
                gaps.AddRange(await ListedAsync(book, workdays, "g.filled_at is not null and not exists (select from receipts.gap w where w.statement_id = g.filled_by and w.filled_at = g.filled_at)", "filled", after, take, ct));
        }
        return [.. gaps.Where(g => after is null || g.StatementId < after).OrderByDescending(g => g.StatementId).Take(take)];
    }

    sealed record Book(int Id, string Code, string Account);

    async Task<List<GapView>> WaitingAsync(Book book, WorkdayCalendar workdays, CancellationToken ct)
    {
        var held = await db.QueryAsync(
            $"""
            select {PostedChain.Columns}, s.ident, coalesce((select g.found_at from receipts.gap g where g.statement_id = s.id), s.imported_at)
            from receipts.statement s where s.book_id = $1 and s.state = 'held' and s.hold_code = $2 order by s.from_on, s.page, s.id
            """,
            r => (Link: PostedChain.Link(r), Ident: r.GetString(7), FoundAt: r.Instant(8)), ct, book.Id, ReceiptRefusals.Gap.Code);
        var gaps = new List<GapView>();
        (Money Closing, LocalDate? To)? before = null;
        foreach (var (link, ident, foundAt) in held)
        {
            // Joins the one that waits before it: one gap, not two.
            if (before is not { } last || link.Opening != last.Closing)
            {
                var (closing, closedOn) = await BeforeAsync(book.Id, link, before, ct);
                gaps.Add(Gap(book, workdays, "open", closing, closedOn, link.Opening, link.From, link.Opening - closing, link.Id, ident, foundAt));
            }
            before = (link.Closing, link.To);
        }
        return gaps;
    }

    /// <summary>What stands before a statement that waits: the one that waits before it, or the last posted one that ends before it begins.</summary>
    async Task<(Money Closing, LocalDate? To)> BeforeAsync(int bookId, ChainLink link, (Money Closing, LocalDate? To)? waiting, CancellationToken ct)
    {
        var posted = await chain.EndAsync(bookId, link.From?.PlusDays(-1), ct);
        if (waiting is { } other && (posted?.To is not { } to || other.To >= to))
            return other;
        return posted is null ? (await books.OpeningAsync(bookId, ct), null) : (posted.Closing, posted.To);
    }

    async Task<List<GapView>> ListedAsync(Book book, WorkdayCalendar workdays, string which, string state, long? after, int take, CancellationToken ct) =>
        await db.QueryAsync(
            $"""
            select coalesce(p.closing_minor, g.closing_minor), coalesce(p.to_on, g.closing_on), s.opening_minor, s.from_on, g.open_minor, s.id, s.ident, g.found_at, d.reason,
                   a.display_name || ', ' || b.display_name, f.ident, g.filled_at, g.closing_minor
            from receipts.gap g
            join receipts.statement s on s.id = g.statement_id
            left join receipts.statement p on p.id = s.previous_id and g.open_minor <> 0
            left join receipts.statement f on f.id = g.filled_by
            left join receipts.hold_decision d on d.id = g.decision_id
            left join access.person a on a.id = d.proposed_by left join access.person b on b.id = d.decided_by
            where g.book_id = $1 and {which} and ($2::bigint is null or g.statement_id < $2) order by g.statement_id desc limit $3
            """,
            r => Gap(book, workdays, state, r.Money(0), r.DateOrNull(1), r.Money(2), r.DateOrNull(3), state == "filled" ? r.Money(2) - r.Money(12) : r.Money(4),
                r.GetInt64(5), r.GetString(6), r.Instant(7), r.TextOrNull(8), r.TextOrNull(9), r.TextOrNull(10), r.InstantOrNull(11)), ct, book.Id, after, take);

    async Task<List<GapView>> PagesAsync(Book book, CancellationToken ct)
    {
        var pages = await db.QueryAsync(
            """
            select s.id, s.ident, s.from_on, s.to_on, s.page, coalesce(s.last_page, false), s.imported_at from receipts.statement s
            where s.book_id = $1 and s.state = 'held' and s.hold_code = $2 order by s.ident, s.from_on, s.page, s.id
            """,
            r => (Id: r.GetInt64(0), Ident: r.GetString(1), From: r.DateOrNull(2), To: r.DateOrNull(3), Page: r.GetInt32(4), Last: r.GetBoolean(5), At: r.Instant(6)), ct, book.Id, ReceiptRefusals.Pages.Code);
        return [.. pages.GroupBy(p => (p.Ident, p.From)).Select(s =>
        {
            var there = s.Select(p => p.Page).ToHashSet();
            // Without the last one nobody knows how many there are: the one after those that are there is missing for certain.
            var last = s.Any(p => p.Last) ? s.Max(p => p.Page) : s.Max(p => p.Page) + 1;
            return new GapView(book.Code, book.Account, "pages", "open", s.Key.From, s.First().To, null, null, null, [], [.. Enumerable.Range(1, last).Where(n => !there.Contains(n))],
                s.First().Id, s.Key.Ident, s.Min(p => p.At), null, null, null, null);
        })];
    }

    static GapView Gap(Book book, WorkdayCalendar workdays, string state, Money closing, LocalDate? closedOn, Money opening, LocalDate? openedOn, Money missing, long statementId, string ident, Instant foundAt,
        string? reason = null, string? releasedBy = null, string? filledBy = null, Instant? filledAt = null)
    {
        var (from, to) = (closedOn?.PlusDays(1), openedOn?.PlusDays(-1));
        List<LocalDate> days = [];
        for (var day = from; day <= to && days.Count < MostDays; day = day?.PlusDays(1))
            if (workdays.IsWorkday(day!.Value))
                days.Add(day.Value);
        return new(book.Code, book.Account, "days", state, from, to, closing, opening, missing, days, [], statementId, ident, foundAt, reason, releasedBy, filledBy, filledAt);
    }
}
