using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using Enforcement.Ledger.Receipts.Vouchers;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>A held statement that has its place now.</summary>
/// <param name="RunNetsToNothing">It is of a run between two posted statements that have met without it.</param>
public sealed record WaitingStatement(long StatementId, int BookId, long FileId, int Ordinal, Money Opening, Money Closing, long? PreviousId, long? NextId, bool RunNetsToNothing = false);

/// <summary>The end of a chain: the posted statement that none follows, or what the book was opened with.</summary>
public sealed record ChainEnd(long? Id, Money Closing, LocalDate? From, LocalDate? To);

/// <summary>Checks a staged statement against the chain of its book, and posts its new lines: each to a case, to unknown funds, or
/// as what the bank did by itself.</summary>
public sealed class StatementPosting(LedgerDb db, BookQueries books, PostedChain chain, LinePosting lines, StatementDifferences differences, CashDeposits cash, Act act)
{
    /// <summary>Whether a problem holds its statement and leaves the file standing.</summary>
    public static bool Holds(FileProblem problem) => problem.Code is "statement.pages"
        || problem is { Severity: ProblemSeverity.Error, Code: "statement.equation" or "statement.edited" };

    // Codes of statements that prove themselves and only wait for their place.
    static readonly string[] Waits = [ReceiptRefusals.Gap.Code, ReceiptRefusals.Pages.Code, LedgerRefusals.PeriodClosed.Code];

    // Held, in hand of nobody's dispute, and not posted under its name by now; what waits for a closed day, once that is open again.
    const string MayGoOn =
        """
        s.book_id = $1 and s.state = 'held'
              and (s.hold_code = $2 or s.hold_code = $3 and not exists (select from reconciliation.closed_through c where c.book_id = $1 and c.through_on >= s.waits_for_on))
              and not exists (select from receipts.statement p where p.book_id = $1 and p.ident = s.ident and p.from_on is not distinct from s.from_on and p.page is not distinct from s.page and p.state = 'posted')
              and not exists (select from receipts.statement n where n.contests_id is not null and n.state = 'held' and n.book_id = s.book_id and n.ident = s.ident and n.from_on is not distinct from s.from_on and n.page is not distinct from s.page)
        """;

    /// <summary>Takes in a statement of a file just kept.</summary>
    public async Task<StatementOutcome> TakeInAsync(int bookId, long fileId, StagedStatement statement, CancellationToken ct)
    {
        var judgement = await JudgeAsync(bookId, statement, ct);
        // Whatever becomes of it, it may not take the place of one that waits and says something else.
        if (judgement.Posts || Waits.Contains(judgement.HoldCode))
            judgement = await ContestedAsync(bookId, statement, judgement, ct);
        var id = await StoreAsync(bookId, fileId, statement, judgement, ct);
        if (judgement.HoldCode == ReceiptRefusals.Edited.Code)
            await differences.KeepAsync(bookId, id, statement, ct);
        if (judgement.WaitsForOn is { } closed)
            await db.ExecuteAsync("update receipts.statement set waits_for_on = $2 where id = $1", ct, id, closed);
        return await FinishAsync(bookId, id, statement, judgement, ct);
    }

    /// <summary>The held statements of a book that have their place in the chain now, in the order in which they are to be
    /// resumed; empty when none has.</summary>
    public async Task<IReadOnlyList<WaitingStatement>> PlaceHeldAsync(int bookId, CancellationToken ct)
    {
        var held = await db.QueryAsync(
            $"""
            select {PostedChain.Columns}, s.file_id, s.ordinal from receipts.statement s
            where {MayGoOn}
            order by s.from_on, s.page, s.id
            """,
            r => (Link: PostedChain.Link(r), FileId: r.GetInt64(7), Ordinal: r.GetInt32(8)), ct, bookId, ReceiptRefusals.Gap.Code, LedgerRefusals.PeriodClosed.Code);
        if (held.Count == 0 || StatementChain.Place(await chain.AllAsync(bookId, ct), await books.OpeningAsync(bookId, ct), [.. held.Select(h => h.Link)]) is not { } run)
            return [];
        var links = run.Ids.Select(id => held.Single(h => h.Link.Id == id)).ToList();
        var nets = run.NextId is not null && links[0].Link.Opening == links[^1].Link.Closing;
        return [.. links.Select((l, i) =>
            new WaitingStatement(l.Link.Id, bookId, l.FileId, l.Ordinal, l.Link.Opening, l.Link.Closing, i == 0 ? run.PreviousId : run.Ids[i - 1], run.NextId, nets))];
    }

    /// <summary>Looks once more at a held statement before it is posted in its place: what it says may be posted by now, from a
    /// wider statement. Then it is closed as what it is, and nothing of it is posted.</summary>
    /// <returns>True when it can be posted; its lines are staged.</returns>
    public async Task<bool> StillStandsAsync(WaitingStatement waiting, StagedStatement statement, CancellationToken ct)
    {
        var judgement = await JudgeAsync(waiting.BookId, statement, ct, new ChainEnd(waiting.PreviousId, waiting.Opening, null, null), waiting);
        if (judgement.Verdict == ChainVerdict.Follows)
            return true;
        var duplicate = judgement.Verdict == ChainVerdict.Duplicate;
        var code = duplicate ? null : judgement.Verdict is null ? judgement.HoldCode : ReceiptRefusals.Edited.Code;
        await db.ExecuteAsync("update receipts.statement set state = $2, hold_code = $3, hold_facts = $4, waits_for_on = $5 where id = $1", ct, waiting.StatementId,
            duplicate ? "duplicate" : "held", code, judgement.Facts ?? "some of its lines are posted from another statement", judgement.WaitsForOn);
        if (duplicate)
            await EndWaitAsync(waiting.StatementId, waiting.PreviousId, ct);
        else if (code == ReceiptRefusals.Edited.Code)
            await differences.KeepAsync(waiting.BookId, waiting.StatementId, statement, ct);
        return false;
    }

    /// <summary>The held statements of a book that begin on days of the end of its chain and may go on from within it.</summary>
    public async Task<IReadOnlyList<WaitingStatement>> OverlappingAsync(int bookId, CancellationToken ct)
    {
        var head = await HeadAsync(bookId, ct);
        return await db.QueryAsync(
            $"""
            select s.id, s.file_id, s.ordinal, s.opening_minor, s.closing_minor from receipts.statement s
            where {MayGoOn} and s.from_on <= $4::date and s.to_on >= $4::date order by s.from_on, s.page, s.id
            """,
            r => new WaitingStatement(r.GetInt64(0), bookId, r.GetInt64(1), r.GetInt32(2), r.Money(3), r.Money(4), head.Id, null),
            ct, bookId, ReceiptRefusals.Gap.Code, LedgerRefusals.PeriodClosed.Code, head.To);
    }

    /// <summary>Posts what is new in a held statement that overlaps the end of the chain and agrees with it; its lines are staged.</summary>
    /// <returns>Null when it still waits.</returns>
    public async Task<StatementOutcome?> ResumeOverlapAsync(WaitingStatement waiting, StagedStatement statement, CancellationToken ct)
    {
        if (await JudgeAsync(waiting.BookId, statement, ct, waiting: waiting) is not { Verdict: ChainVerdict.Overlaps } judgement)
            return null;
        await GoOnAsync(waiting, ct);
        return await FinishAsync(waiting.BookId, waiting.StatementId, statement, judgement, ct);
    }

    /// <summary>Gives a run of held statements its place: the statement that comes after is linked to the last of them, and what they
    /// bring is missing before it no more.</summary>
    public async Task LinkAsync(IReadOnlyList<WaitingStatement> run, CancellationToken ct)
    {
        if (run[0].NextId is not { } next)
            return;
        var change = run[^1].Closing - run[0].Opening;
        // A fold that is under way would count what came after without what comes before it now.
        if (!change.IsZero)
            await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('ledger.fold_mark'))", ct);
        await db.ExecuteAsync("update receipts.statement set previous_id = $2 where id = $1", ct, next, run[^1].StatementId);
        if (change.IsZero)
            return;
        await db.ExecuteAsync(
            """
            update receipts.gap set open_minor = open_minor - $2, filled_at = case when open_minor = $2 then $3 end, filled_by = case when open_minor = $2 then $4 end
            where statement_id = $1 and open_minor <> 0
            """, ct, next, change, act.Now, run[^1].StatementId);
        await db.ExecuteAsync(
            """
            with recursive later as (
              select $1::bigint as id
              union all
              select n.id from later l join receipts.statement n on n.book_id = $2 and n.previous_id = l.id and n.state = 'posted'
            )
            update receipts.statement s set book_minor = s.book_minor + $3 from later where s.id = later.id and s.book_minor is not null
            """, ct, next, run[0].BookId, change);
    }

    /// <summary>Posts a held statement in its place; its lines are staged.</summary>
    public async Task<StatementOutcome> ResumeAsync(WaitingStatement waiting, StagedStatement statement, CancellationToken ct)
    {
        await GoOnAsync(waiting, ct);
        return await FinishAsync(waiting.BookId, waiting.StatementId, statement, new(ChainVerdict.Follows, null, null), ct);
    }

    async Task GoOnAsync(WaitingStatement waiting, CancellationToken ct)
    {
        await db.ExecuteAsync("update receipts.statement set state = 'posted', hold_code = null, hold_facts = null, posted_at = $2, previous_id = $3 where id = $1", ct,
            waiting.StatementId, act.Now, waiting.PreviousId);
        await EndWaitAsync(waiting.StatementId, waiting.PreviousId, ct);
    }

    /// <summary>Holds a statement beside another one that waits under its identity and has other lines: which of them the bank means is for
    /// persons to say, and none goes on until they have, nor a third delivery that repeats one of them.</summary>
    /// <source>domain reference §7, row 15</source>
    async Task<Judgement> ContestedAsync(int bookId, StagedStatement statement, Judgement judgement, CancellationToken ct)
    {
        var (header, footer) = (statement.Footer!.Header, statement.Footer);
        var waiting = await db.QueryAsync(
            """
            select id, line_count, credit_minor, debit_minor, lines_hash, contests_id is not null from receipts.statement
            where book_id = $1 and ident = $2 and from_on is not distinct from $3::date and page is not distinct from $4 and state = 'held' and (hold_code = any ($5) or contests_id is not null)
            order by contests_id nulls last, id
            """,
            r => (Id: r.GetInt64(0), Lines: r.GetInt32(1), Credits: r.Money(2), Debits: r.Money(3), Hash: r.IsDBNull(4) ? null : r.GetFieldValue<byte[]>(4), Contests: r.GetBoolean(5)),
            ct, bookId, header.Id, header.From, StoredPage(header), Waits);
        if (waiting.Count == 0)
            return judgement;
        var hash = await lines.HashAsync(bookId, statement.Ordinal, ct);
        // One that was held before hashes were kept is told by its sums.
        var other = waiting.Find(w => w.Contests || (w.Hash is null ? (w.Lines, w.Credits, w.Debits) != (footer.Entries, footer.Credits, footer.Debits) : !hash.AsSpan().SequenceEqual(w.Hash)));
        return other == default ? judgement : new(null, ReceiptRefusals.Edited.Code,
            $"statement {other.Id} waits under this identity{(other.Contests ? " and is contested" : " with other lines")}: {other.Lines} lines, in {other.Credits}, out {other.Debits}; this one {footer.Entries} lines, in {footer.Credits}, out {footer.Debits}",
            Contests: other.Id);
    }

    async Task<StatementOutcome> FinishAsync(int bookId, long id, StagedStatement statement, Judgement judgement, CancellationToken ct)
    {
        var header = statement.Header;
        var posted = judgement.Posts ? await lines.PostAsync(bookId, id, statement.Ordinal, judgement.SimplyNew, judgement.Verdict == ChainVerdict.Overlaps, ct) : new LinesPosted(0, 0, 0, 0, 0);
        if (judgement.Posts)
        {
            await SupersedeAsync(bookId, id, header, ct);
            await cash.PairAsync(bookId, id, ct);
        }
        var duplicates = judgement.HoldCode is null ? (statement.Footer?.Entries ?? 0) - posted.Accepted : 0;
        return new(id, header.Id, header.Account, header.Currency, header.From, header.To, header.Opening, header.Closing,
            judgement.State, judgement.HoldCode, judgement.Facts, posted.Accepted, duplicates, posted.Matched, posted.Unknown, posted.Paid, posted.Returned);
    }

    // What waited under this identity has come in another form.
    async Task SupersedeAsync(int bookId, long id, StatementHeader header, CancellationToken ct)
    {
        var gone = (await db.QueryAsync(
            """
            update receipts.statement set state = 'superseded'
            where book_id = $1 and ident = $2 and from_on is not distinct from $4::date and page is not distinct from $5 and state = 'held' and id <> $3 returning id
            """, r => r.GetInt64(0), ct, bookId, header.Id, id, header.From, StoredPage(header))).ToArray();
        if (gone.Length == 0)
            return;
        await HoldDesk.CloseSupersededAsync(db, gone, act, ct);
        await db.ExecuteAsync("update receipts.gap set filled_at = $2, filled_by = $3 where filled_at is null and statement_id = any ($1)", ct, gone, act.Now, id);
    }

    // The gap before it is filled, and what was proposed for it needs no second person any more.
    async Task EndWaitAsync(long statementId, long? filledBy, CancellationToken ct)
    {
        await db.ExecuteAsync("update receipts.gap set filled_at = $2, filled_by = $3 where statement_id = $1 and filled_at is null and open_minor = 0", ct, statementId, act.Now, filledBy);
        await db.ExecuteAsync("update receipts.hold_decision set state = 'declined', decided_at = $2, decided_by = $3, decided_reason = 'went on by itself' where statement_id = $1 and state = 'proposed'", ct,
            statementId, act.Now, act.Actor.Id);
    }

    static int? StoredPage(StatementHeader header) => header.IsPage ? header.Page : null;

    async Task<Judgement> JudgeAsync(int bookId, StagedStatement statement, CancellationToken ct, ChainEnd? at = null, WaitingStatement? waiting = null)
    {
        if (statement.Footer is not { } footer)
            throw new InvariantBroken("statement.unfinished", $"statement {statement.Ordinal} of an accepted file has no end");
        var header = footer.Header;
        // Of a page the balances may be those of the whole statement, so that only all pages together can be held against them.
        if (footer.Problems.FirstOrDefault(p => header.IsPage ? Holds(p) && p.Code == ReceiptRefusals.Edited.Code : Holds(p)) is { } problem)
            return new(null, problem.Code, problem.Message);
        if (footer.Equation == Equation.Fails && !header.IsPage)
            return new(null, ReceiptRefusals.Equation.Code, null);
        var ident = await PostedUnderAsync(bookId, header, ct);
        if (header.IsPage && waiting is null && ident is null)
            return new(null, ReceiptRefusals.Pages.Code, $"page {header.Page}{(header.LastPage == true ? ", the last one" : "")}");
        var change = footer.Credits - footer.Debits;
        var (told, ended) = header.IsPage ? (waiting?.Opening ?? ident?.Closing - change, waiting?.Closing ?? ident?.Closing) : (header.Opening, header.Closing);
        // An opening balance that is not told has to be the last closing one. A closing balance is not derived: nothing would check the lines.
        if (ended is not { } closing)
            return new(null, ReceiptRefusals.BalancesMissing.Code, $"opening {told?.ToString() ?? "not told"}, lines {change}, closing not told");
        var opening = told ?? closing - change;
        var place = at ?? await HeadAsync(bookId, ct);
        var known = await lines.CompareAsync(bookId, statement.Ordinal, ct);
        var facts = new ChainFacts(opening, closing, place.Closing, header.From < place.From, ident is not null, ident == (closing, footer.Entries),
            false, footer.Entries, known.NewLines, known.NewSum, known.KnownSum, known.KnownHaveReferences, known.NewAfterKnown, false, known.Altered,
            waiting is null ? opening == closing && header.From <= place.To : await MayRepeatAsync(waiting, header, opening == closing, ct));
        // What follows the last statement needs no more; the others are held against the whole book, what is new in them against each line.
        if (StatementChain.Judge(facts) != ChainVerdict.Follows)
            facts = facts with { OnChain = await chain.HasPassedAsync(bookId, opening, closing, ct), Contradicts = facts.NewLines > 0 && await ContradictsAsync(bookId, statement.Ordinal, ct) };
        var verdict = StatementChain.Judge(facts);
        return verdict switch
        {
            ChainVerdict.Gap => new(verdict, ReceiptRefusals.Gap.Code, $"opening {opening}, last closing {place.Closing}{(place.To is { } to ? $" on {to:uuuu-MM-dd}" : "")}"),
            ChainVerdict.Edited => new(verdict, ReceiptRefusals.Edited.Code, $"{facts.NewLines} of {footer.Entries} lines are not posted, closing {closing}{(ident is null ? "" : $", posted {ident.Value.Closing} under this identity")}{(facts.Contradicts || facts.Altered ? ", a bank reference is posted with other content" : "")}"),
            ChainVerdict.Follows or ChainVerdict.Overlaps when await books.ClosedThroughAsync(bookId, ct) is { } closed && known.FirstNewOn <= closed =>
                new(null, LedgerRefusals.PeriodClosed.Code, $"lines from {known.FirstNewOn:uuuu-MM-dd}, closed through {closed:uuuu-MM-dd}", WaitsForOn: known.FirstNewOn),
            _ => new(verdict, null, null, SimplyNew: !known.SomeAreEqual),
        };
    }

    /// <summary>What is posted under this identity: its closing balance and how many lines; null when nothing is.</summary>
    public async Task<(Money Closing, int Lines)?> PostedUnderAsync(int bookId, StatementHeader header, CancellationToken ct) =>
        (await db.QueryAsync(
            """
            select closing_minor, line_count from receipts.statement
            where book_id = $1 and ident = $2 and from_on is not distinct from $3::date and page is not distinct from $4 and state = 'posted' order by id desc limit 1
            """,
            r => ((Money, int)?)(r.Money(0), r.GetInt32(1)), ct, bookId, header.Id, header.From, StoredPage(header))).SingleOrDefault();

    /// <summary>The end of the chain: the posted statement that none follows, or the book's opening balance.</summary>
    public async Task<ChainEnd> HeadAsync(int bookId, CancellationToken ct) => await chain.EndAsync(bookId, null, ct) is { } end
        ? new(end.Id, end.Closing, end.From, end.To)
        : new(null, await books.OpeningAsync(bookId, ct), null, null);

    /// <summary>Whether a held statement nets to nothing, alone or with the run it is in, or with all its pages, and its days are told by a posted
    /// one; of one that nets to nothing alone, also by the one before it in its run. The pages of one statement tell the same days and no line twice.</summary>
    async Task<bool> MayRepeatAsync(WaitingStatement waiting, StatementHeader header, bool nets, CancellationToken ct) =>
        (header.IsPage || nets || waiting.RunNetsToNothing) && (await db.QueryAsync(
            """
            select exists (select from receipts.statement o
              where o.book_id = $1 and (o.state = 'posted' or $7 and o.id = $2) and o.from_on <= coalesce($4::date, $3::date) and o.to_on >= $3::date
                and not ($6 and o.page is not null and o.ident = $5 and o.from_on = $3::date))
              and (not $6 or $8 or 0 = (select sum(p.credit_minor - p.debit_minor) from receipts.statement p
                                        where p.book_id = $1 and p.ident = $5 and p.from_on is not distinct from $3::date and p.page is not null and p.state in ('held', 'posted')))
            """,
            r => r.GetBoolean(0), ct, waiting.BookId, waiting.PreviousId, header.From, header.To, header.Id, header.IsPage, nets, waiting.RunNetsToNothing))[0];

    /// <summary>A staged line that says the bank reference, day and direction of a posted one, with another amount or payer.</summary>
    async Task<bool> ContradictsAsync(int bookId, int ordinal, CancellationToken ct) =>
        (await db.QueryAsync(
            """
            with staged as materialized (
              select s.bank_reference, s.booked_on, s.is_credit from pg_temp.stage s where s.statement = $2 and s.bank_reference is not null
                and not exists (select from receipts.statement_line same where same.book_id = $1 and same.line_key = s.line_key)
            ), posted as materialized (
              -- Found by day, which costs nothing to keep; an index of references would be half as dear as the lines themselves.
              select booked_on, is_credit, bank_reference from receipts.statement_line
              where book_id = $1 and booked_on >= (select min(booked_on) from staged) and booked_on <= (select max(booked_on) from staged)
            )
            select exists (select from staged join posted using (bank_reference, booked_on, is_credit))
            """,
            r => r.GetBoolean(0), ct, bookId, ordinal))[0];

    async Task<long> StoreAsync(int bookId, long fileId, StagedStatement statement, Judgement judgement, CancellationToken ct)
    {
        var header = statement.Header;
        var footer = statement.Footer;
        var sum = footer is null ? Money.Zero : footer.Credits - footer.Debits;
        // An opening balance that is not told follows from the closing one; of a page it does not.
        var opening = header.IsPage ? header.Opening : header.Opening ?? header.Closing - sum;
        return (await db.QueryAsync(
            """
            insert into receipts.statement (book_id, file_id, ordinal, ident, from_on, to_on, opening_minor, closing_minor, line_count, credit_minor, debit_minor,
              state, hold_code, hold_facts, previous_id, posted_at, imported_at, imported_by, page, last_page, copy_mark, contests_id, lines_hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23) returning id
            """,
            r => r.GetInt64(0), ct, bookId, fileId, statement.Ordinal, header.Id, header.From, header.To,
            opening, header.Closing, footer?.Entries ?? 0, footer?.Credits ?? Money.Zero, footer?.Debits ?? Money.Zero,
            judgement.State, judgement.HoldCode, judgement.Facts, judgement.Posts ? (await HeadAsync(bookId, ct)).Id : null, judgement.Posts ? act.Now : null, act.Now, act.Actor.Id, StoredPage(header), header.IsPage ? header.LastPage : null, header.CopyMark,
            judgement.Contests, judgement.State == "held" ? await lines.HashAsync(bookId, statement.Ordinal, ct) : null))[0];
    }

    /// <summary>Posts a held statement because two persons let it pass; its lines are staged. What is missing before it is listed.</summary>
    public async Task<StatementOutcome> ReleaseAsync(int bookId, long id, StagedStatement statement, HoldDecision decision, CancellationToken ct)
    {
        var head = await HeadAsync(bookId, ct);
        var header = statement.Footer!.Header;
        await db.ExecuteAsync("update receipts.statement set state = 'posted', hold_code = null, hold_facts = null, posted_at = $2, previous_id = $3 where id = $1", ct, id, act.Now, head.Id);
        await EndWaitAsync(id, head.Id, ct);
        if (!decision.Difference.IsZero)
            await db.ExecuteAsync(
                """
                insert into receipts.gap as g (statement_id, book_id, closing_minor, closing_on, found_at, open_minor, decision_id, decided_by)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                on conflict (statement_id) do update set open_minor = excluded.open_minor, decision_id = excluded.decision_id, decided_by = excluded.decided_by, filled_at = null, filled_by = null
                """, ct, id, bookId, head.Closing, head.To, act.Now, decision.Difference, decision.Id, act.Actor.Id);
        return await FinishAsync(bookId, id, statement, new(decision.Kind == HoldDecisionKind.Surplus ? ChainVerdict.Overlaps : ChainVerdict.Follows, null, null), ct);
    }

    /// <summary>Lists the statements that wait for what is missing before them, as it is seen now.</summary>
    public Task ListGapsAsync(int bookId, ChainEnd head, CancellationToken ct) => db.ExecuteAsync(
        """
        insert into receipts.gap (statement_id, book_id, closing_minor, closing_on, found_at)
        select s.id, s.book_id, $2, $3::date, $4 from receipts.statement s where s.book_id = $1 and s.state = 'held' and s.hold_code = $5
        on conflict (statement_id) do nothing
        """, ct, bookId, head.Closing, head.To, act.Now, ReceiptRefusals.Gap.Code);

    /// <summary>What becomes of a statement: a verdict of the chain, or a problem of its own that holds it.</summary>
    /// <param name="WaitsForOn">The earliest line, where its day is closed: until that is open again, the whole statement waits.</param>
    /// <param name="Contests">The statement that waits under the same identity with other lines.</param>
    /// <param name="SimplyNew">The book has none of its lines, and no two are equal, as far as it was looked at.</param>
    sealed record Judgement(ChainVerdict? Verdict, string? HoldCode, string? Facts, bool SimplyNew = false, LocalDate? WaitsForOn = null, long? Contests = null)
    {
        public bool Posts => Verdict is ChainVerdict.Follows or ChainVerdict.Overlaps;

        public string State => Posts ? "posted" : Verdict == ChainVerdict.Duplicate ? "duplicate" : "held";
    }
}
