using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Which unknown funds are asked for.</summary>
/// <param name="LikelyMine">Only those whose payer is a party of the reader's own open cases, or whose remark names one of them.</param>
public sealed record UnknownFilter(string? Book = null, UnknownState State = UnknownState.Open, UnknownBand? Band = null, bool Overdue = false, bool OnNotice = false, bool LikelyMine = false);

/// <summary>What the desk of unknown funds shows. All who may see receipts see them, for somebody has to know the payer, until they have a case:
/// then they are for its officer, and for who may see every receipt.</summary>
public sealed class UnknownQueries(LedgerDb db, BookQueries books, CalendarInForce calendar, ClaimQueries claims, MatchQueries matches, UnknownDesk desk, ForeignCaseNumbers foreign, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    const string Columns =
        """
        select l.id, b.code, l.booked_on, s.imported_at, l.amount_minor, l.counterparty_name, l.counterparty_account, concat_ws(' ', l.summary, l.purpose, l.remittance), u.state, u.due_on,
               case when m.undone_at is null then m.reasons::text else jsonb_build_array(m.undone_reason)::text end,
               (select count(*)::int from receipts.claim c where c.line_id = l.id and c.state = 'open'),
               exists (select from receipts.refund f where f.line_id = l.id and f.state = 'proposed'),
               (select max(n.until_on) from receipts.public_notice n where n.line_id = l.id),
               (select count(*)::int from receipts.line_part p where p.line_id = l.id)
        from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id join receipts.statement s on s.id = l.statement_id
        join receipts.match m on m.line_id = l.id join ledger.book b on b.id = u.book_id
        """;

    /// <summary>The most urgent first.</summary>
    /// <param name="afterLineId">Keyset: what comes after this line; null for the first.</param>
    public async Task<List<UnknownView>> ListAsync(UnknownFilter filter, long? afterLineId, int take, CancellationToken ct)
    {
        await books.RequireAsync(filter.Book, ct);
        var ageing = await AgeingAsync(ct);
        var (from, before) = filter.Band is { } band ? ageing.BookedIn(band) : (null, null);
        var mine = filter.LikelyMine ? await OwnWordsAsync(ct) : null;
        // Written out: the partial index is of the open ones.
        var asked = new Conditions().When(filter.State == UnknownState.Open ? null : filter.State.ToString().ToLowerInvariant(), "u.state = {0}").When(filter.Book, "u.book_id = (select id from ledger.book where code = {0})")
            .When(from, "l.booked_on >= {0}").When(before, "l.booked_on < {0}").When(filter.Overdue ? Today : null, "u.due_on < {0}")
            .When(filter.OnNotice ? Today : null, "exists (select from receipts.public_notice n where n.line_id = u.line_id and n.until_on >= {0})")
            .When(mine, "exists (select from unnest({0}) as w (word) where l.counterparty_name = w.word or position(w.word in concat_ws(' ', l.summary, l.purpose, l.remittance)) > 0)")
            .When(afterLineId, "(u.due_on, u.line_id) > (select a.due_on, a.line_id from receipts.unknown_receipt a where a.line_id = {0})");
        asked.When(act.OwnOfficerId, NotOfAnother);
        var page = $"""
            select u.line_id from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id
            where {asked}{(filter.State == UnknownState.Open ? " and u.state = 'open'" : "")} order by u.due_on, u.line_id limit {asked.Parameter(take)}
            """;
        var unknown = await db.QueryAsync($"{Columns} where u.line_id = any (array({page})) order by u.due_on, u.line_id", r => View(r, ageing), ct, asked.Values);
        var proposals = await matches.ProposalsAsync([.. unknown.Select(u => u.LineId)], ct);
        var mask = await foreign.MaskAsync(unknown.SelectMany(u => u.Reasons.Append(u.Remark)), ct);
        return [.. unknown.Select(u => Masked(u, mask) with { Proposals = [.. proposals[u.LineId]] })];
    }

    /// <exception cref="Refused"><see cref="UnknownRefusals.NotFound"/></exception>
    public async Task<UnknownDetail> ShowAsync(long lineId, CancellationToken ct)
    {
        var ageing = await AgeingAsync(ct);
        var asked = new Conditions().When(lineId, "u.line_id = {0}").When(act.OwnOfficerId, NotOfAnother);
        var line = (await db.QueryAsync($"{Columns} where {asked}", r => View(r, ageing), ct, asked.Values)).SingleOrDefault() ?? throw new Refused(UnknownRefusals.NotFound);
        var notices = await db.QueryAsync("select n.text, n.from_on, n.until_on, p.display_name from receipts.public_notice n join access.person p on p.id = n.placed_by where n.line_id = $1 order by n.id",
            r => new NoticeView(r.GetString(0), r.Date(1), r.Date(2), r.GetString(3)), ct, lineId);
        var notes = await db.QueryAsync("select n.text, p.display_name, n.noted_at from receipts.unknown_note n join access.person p on p.id = n.noted_by where n.line_id = $1 order by n.id",
            r => new NoteView(r.GetString(0), r.GetString(1), r.Instant(2)), ct, lineId);
        var proposals = await matches.ProposalsAsync([lineId], ct);
        var mask = await foreign.MaskAsync([.. line.Reasons, line.Remark, .. notes.Select(n => n.Text)], ct);
        return new(Masked(line, mask) with { Proposals = [.. proposals[lineId]] }, await claims.OfLineAsync(lineId, ct), await claims.RefundsOfLineAsync(lineId, ct), notices, [.. notes.Select(n => n with { Text = mask.Of(n.Text) })], await desk.ConfirmingRolesAsync(line.Amount, ct));
    }

    // Money that has found its case is that case's, and a confirmed bond is for the officer of its auction.
    const string NotOfAnother =
        """
        (u.state not in ('claimed', 'bond')
         or exists (select from receipts.claim a join receipts.claim_part p on p.claim_id = a.id join cases.enforcement_case n on n.id = p.case_id
                    where a.line_id = u.line_id and a.state = 'confirmed' and n.officer_id = {0})
         or exists (select from receipts.bond b join receipts.auction a on a.id = b.auction_id join cases.enforcement_case n on n.id = a.case_id
                    where b.line_id = u.line_id and b.state <> 'rejected' and n.officer_id = {0}))
        """;

    static UnknownView Masked(UnknownView line, ForeignCaseNumbers.Mask mask) => line with { Reasons = mask.Of(line.Reasons), Remark = mask.Of(line.Remark) };

    public async Task<UnknownSummary> SummaryAsync(string? bookCode, CancellationToken ct)
    {
        await books.RequireAsync(bookCode, ct);
        var ageing = await AgeingAsync(ct);
        var asked = new Conditions().When(bookCode, "u.book_id = (select id from ledger.book where code = {0})");
        var today = asked.Parameter(Today);
        var days = await db.QueryAsync(
            $"""
            select l.booked_on, u.due_on < {today}, count(*)::int, sum(l.amount_minor)::bigint
            from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id where u.state = 'open' and {asked} group by 1, 2
            """,
            r => (BookedOn: r.Date(0), Overdue: r.GetBoolean(1), Count: r.GetInt32(2), Amount: r.Money(3)), ct, asked.Values);
        var (open, proposed) = (await db.QueryAsync("select (select count(*)::int from receipts.claim where state = 'open'), (select count(*)::int from receipts.refund where state = 'proposed')",
            r => (r.GetInt32(0), r.GetInt32(1)), ct))[0];
        var bands = Enum.GetValues<UnknownBand>().Select(band => (Band: band, Days: days.Where(d => ageing.BandOf(d.BookedOn) == band).ToList()))
            .Select(b => new UnknownBandView(b.Band, b.Days.Sum(d => d.Count), Money.Sum(b.Days.Select(d => d.Amount)))).ToList();
        var legacy = days.Where(d => d.BookedOn < UnknownAgeing.IdentifiedFrom).Sum(d => d.Count);
        return new(days.Sum(d => d.Count), Money.Sum(days.Select(d => d.Amount)), days.Where(d => d.Overdue).Sum(d => d.Count),
            days.Where(d => d.Overdue && d.BookedOn >= UnknownAgeing.IdentifiedFrom).Sum(d => d.Count), legacy, open, proposed, bands);
    }

    LocalDate? Today => Office.Today(act.Now);

    async Task<UnknownAgeing> AgeingAsync(CancellationToken ct) => new(await calendar.GetAsync(ct), Office.Today(act.Now));

    // Names of the parties and numbers of the reader's own open cases, as a payer would write them.
    async Task<string[]> OwnWordsAsync(CancellationToken ct) =>
        [.. await db.QueryAsync(
            """
            select p.name from cases.enforcement_case c join cases.party p on p.case_id = c.id where c.officer_id = $1 and c.state = 'open'
            union
            select c.number from cases.enforcement_case c where c.officer_id = $1 and c.state = 'open'
            """, r => r.GetString(0), ct, act.Actor.Id)];

    UnknownView View(NpgsqlDataReader r, UnknownAgeing ageing)
    {
        var (bookedOn, dueOn) = (r.Date(2), r.Date(9));
        return new(r.GetInt64(0), r.GetString(1), bookedOn, Period.Between(bookedOn, Office.Today(r.Instant(3)), PeriodUnits.Days).Days, r.Money(4), r.TextOrNull(5),
            BankAccountNumber.Mask(r.TextOrNull(6)), r.TextOrNull(7), Enum.Parse<UnknownState>(r.GetString(8), ignoreCase: true), dueOn, dueOn < Today, ageing.DaysSince(bookedOn), ageing.BandOf(bookedOn), ageing.ClassOf(bookedOn, dueOn),
            JsonSerializer.Deserialize<string[]>(r.GetString(10))!, r.GetInt32(11), r.GetBoolean(12), r.DateOrNull(13), r.GetInt32(14), []);
    }
}
