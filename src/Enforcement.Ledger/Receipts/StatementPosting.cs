using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>A held statement that has its place now.</summary>
public sealed record WaitingStatement(long StatementId, int BookId, long FileId, int Ordinal, long? PreviousId);

/// <summary>Checks a staged statement against the chain of its book, and posts its new lines: each to a case, to unknown funds, or
/// as what the bank did by itself.</summary>
public sealed class StatementPosting(LedgerDb db, LinePosting lines, Act act)
{
    /// <summary>Whether a problem holds its statement and leaves the file standing.</summary>
    public static bool Holds(FileProblem problem) => problem is
    {
        Severity: ProblemSeverity.Error,
        Code: "statement.equation" or "statement.edited" or "statement.balance-missing" or "statement.openings-differ" or "statement.pages",
    };

    /// <summary>Takes in a statement of a file just kept.</summary>
    public async Task<StatementOutcome> TakeInAsync(int bookId, long fileId, StagedStatement statement, CancellationToken ct)
    {
        var judgement = await JudgeAsync(bookId, statement, ct);
        var id = await StoreAsync(bookId, fileId, statement, judgement, ct);
        return await FinishAsync(bookId, id, statement, judgement, ct);
    }

    /// <summary>The held statements of a book that have their place in the chain now, in the order in which they are to be
    /// resumed; empty when none has. The statement that follows them is linked to them already.</summary>
    public async Task<IReadOnlyList<WaitingStatement>> PlaceHeldAsync(int bookId, CancellationToken ct)
    {
        var held = await db.QueryAsync(
            """
            select id, opening_minor, closing_minor, from_on, to_on, file_id, ordinal from receipts.statement h
            where book_id = $1 and state = 'held' and hold_code = $2
              and not exists (select from receipts.statement p where p.book_id = $1 and p.ident = h.ident and p.from_on is not distinct from h.from_on and p.state = 'posted')
            order by from_on, id
            """,
            r => (Link: Link(r), FileId: r.GetInt64(5), Ordinal: r.GetInt32(6)), ct, bookId, ReceiptRefusals.Gap.Code);
        if (held.Count == 0 || StatementChain.Place(await ChainAsync(bookId, ct), await OpeningAsync(bookId, ct), [.. held.Select(h => h.Link)]) is not { } run)
            return [];
        if (run.NextId is not null)
            await db.ExecuteAsync("update receipts.statement set previous_id = $2 where id = $1", ct, run.NextId, run.Ids[^1]);
        return [.. run.Ids.Select((id, i) =>
        {
            var (link, fileId, ordinal) = held.Single(h => h.Link.Id == id);
            return new WaitingStatement(link.Id, bookId, fileId, ordinal, i == 0 ? run.PreviousId : run.Ids[i - 1]);
        })];
    }

    /// <summary>Posts a held statement in its place; its file is staged afresh.</summary>
    public async Task<StatementOutcome> ResumeAsync(WaitingStatement waiting, StagedStatement statement, CancellationToken ct)
    {
        await db.ExecuteAsync("update receipts.statement set state = 'posted', hold_code = null, hold_facts = null, posted_at = $2, previous_id = $3 where id = $1", ct,
            waiting.StatementId, act.Now, waiting.PreviousId);
        return await FinishAsync(waiting.BookId, waiting.StatementId, statement, new(ChainVerdict.Follows, null, null), ct);
    }

    async Task<StatementOutcome> FinishAsync(int bookId, long id, StagedStatement statement, Judgement judgement, CancellationToken ct)
    {
        var header = statement.Header;
        var posted = judgement.Posts ? await lines.PostAsync(bookId, id, statement.Ordinal, judgement.Verdict == ChainVerdict.Overlaps, ct) : new LinesPosted(0, 0, 0, 0);
        if (judgement.Posts)
            await db.ExecuteAsync("update receipts.statement set state = 'superseded' where book_id = $1 and ident = $2 and state = 'held' and id <> $3", ct, bookId, header.Id, id);
        var duplicates = judgement.HoldCode is null ? (statement.Footer?.Entries ?? 0) - posted.Accepted : 0;
        return new(id, header.Id, header.Account, header.Currency, header.From, header.To, header.Opening, header.Closing,
            judgement.State, judgement.HoldCode, judgement.Facts, posted.Accepted, duplicates, posted.Matched, posted.Unknown, posted.Paid);
    }

    async Task<Judgement> JudgeAsync(int bookId, StagedStatement statement, CancellationToken ct)
    {
        if (statement.Footer is not { } footer)
            throw new InvariantBroken("statement.unfinished", $"statement {statement.Ordinal} of an accepted file has no end");
        if (footer.Problems.FirstOrDefault(Holds) is { } problem)
            return new(null, problem.Code, problem.Message);
        if (footer.Equation == Equation.Fails)
            return new(null, ReceiptRefusals.Equation.Code, null);
        var header = footer.Header;
        var change = footer.Credits - footer.Debits;
        if ((header.Opening ?? header.Closing - change) is not { } opening || (header.Closing ?? header.Opening + change) is not { } closing)
            return new(null, ReceiptRefusals.BalancesMissing.Code, null);
        var head = await HeadAsync(bookId, ct);
        var ident = (await db.QueryAsync(
            "select closing_minor, line_count from receipts.statement where book_id = $1 and ident = $2 and from_on is not distinct from $3::date and state = 'posted' order by id desc limit 1",
            r => (Closing: r.Money(0), Lines: r.GetInt32(1)), ct, bookId, header.Id, header.From)).Select(i => ((Money Closing, int Lines)?)i).SingleOrDefault();
        var chain = new ChainFacts(opening, closing, head.Closing, header.From < head.From, ident is not null, ident?.Closing, ident?.Lines ?? 0, footer.Entries, 0, Money.Zero, false);
        // What follows the last statement needs no look at its lines; the others are compared line by line.
        if (StatementChain.Judge(chain) != ChainVerdict.Follows)
        {
            var (fresh, sum) = await SurplusAsync(bookId, statement.Ordinal, ct);
            chain = chain with { NewLines = fresh, NewSum = sum, ContradictsALine = await ContradictsAsync(bookId, statement.Ordinal, ct) };
        }
        var verdict = StatementChain.Judge(chain);
        return verdict switch
        {
            ChainVerdict.Gap => new(verdict, ReceiptRefusals.Gap.Code, $"opening {opening}, last closing {head.Closing}{(head.To is { } to ? $" on {to:uuuu-MM-dd}" : "")}"),
            ChainVerdict.Edited => new(verdict, ReceiptRefusals.Edited.Code, $"{chain.NewLines} of {footer.Entries} lines differ from what is posted; closing {closing}, posted {ident?.Closing.ToString() ?? "otherwise"}"),
            _ => new(verdict, null, null),
        };
    }

    /// <summary>The end of the chain: the posted statement that none follows, or the book's opening balance.</summary>
    async Task<(long? Id, Money Closing, LocalDate? From, LocalDate? To)> HeadAsync(int bookId, CancellationToken ct)
    {
        var head = await db.QueryAsync(
            """
            select s.id, s.closing_minor, s.from_on, s.to_on from receipts.statement s
            where s.book_id = $1 and s.state = 'posted'
              and not exists (select from receipts.statement n where n.book_id = s.book_id and n.previous_id = s.id and n.state = 'posted')
            """,
            r => ((long?)r.GetInt64(0), r.Money(1), r.DateOrNull(2), r.DateOrNull(3)), ct, bookId);
        return head.Count == 1 ? head[0] : (null, await OpeningAsync(bookId, ct), null, null);
    }

    Task<List<ChainLink>> ChainAsync(int bookId, CancellationToken ct) =>
        db.QueryAsync(
            """
            with recursive chain as (
              select s.*, 1 as place from receipts.statement s where s.book_id = $1 and s.state = 'posted' and s.previous_id is null
              union all
              select n.*, c.place + 1 from chain c join receipts.statement n on n.book_id = $1 and n.previous_id = c.id and n.state = 'posted'
            )
            select id, opening_minor, closing_minor, from_on, to_on from chain order by place
            """,
            Link, ct, bookId);

    async Task<Money> OpeningAsync(int bookId, CancellationToken ct) =>
        (await db.QueryAsync(
            "select coalesce(sum(t.amount_minor), 0)::bigint from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id where e.book_id = $1 and e.source_kind = $2 and e.kind = $3",
            r => r.Money(0), ct, bookId, (short)SourceKind.Book, (short)EntryKind.Opening))[0];

    static ChainLink Link(Npgsql.NpgsqlDataReader r) => new(r.GetInt64(0), r.Money(1), r.Money(2), r.DateOrNull(3), r.DateOrNull(4));

    /// <summary>How many staged lines the book does not have yet, as multisets, and their signed sum.</summary>
    async Task<(int Lines, Money Sum)> SurplusAsync(int bookId, int ordinal, CancellationToken ct) =>
        (await db.QueryAsync(
            LinePosting.Ranked + """
            select count(*)::int, coalesce(sum(case when is_credit then amount_minor else -amount_minor end), 0)::bigint from ranked where rank > had
            """,
            r => (r.GetInt32(0), r.Money(1)), ct, bookId, ordinal))[0];

    /// <summary>A staged line that says the bank reference, day and direction of a posted one, with another amount or payer.</summary>
    async Task<bool> ContradictsAsync(int bookId, int ordinal, CancellationToken ct) =>
        (await db.QueryAsync(
            """
            select exists (
              select from pg_temp.stage s join receipts.statement_line l
                on l.book_id = $1 and l.bank_reference = s.bank_reference and l.booked_on = s.booked_on and l.is_credit = s.is_credit
              where s.statement = $2 and s.bank_reference is not null and l.line_key <> s.line_key
                and not exists (select from receipts.statement_line same where same.book_id = $1 and same.line_key = s.line_key))
            """,
            r => r.GetBoolean(0), ct, bookId, ordinal))[0];

    async Task<long> StoreAsync(int bookId, long fileId, StagedStatement statement, Judgement judgement, CancellationToken ct)
    {
        var header = statement.Header;
        var footer = statement.Footer;
        var sum = footer is null ? Money.Zero : footer.Credits - footer.Debits;
        return (await db.QueryAsync(
            """
            insert into receipts.statement (book_id, file_id, ordinal, ident, from_on, to_on, opening_minor, closing_minor, line_count, credit_minor, debit_minor,
              state, hold_code, hold_facts, previous_id, posted_at, imported_at, imported_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) returning id
            """,
            r => r.GetInt64(0), ct, bookId, fileId, statement.Ordinal, header.Id, header.From, header.To,
            header.Opening ?? header.Closing - sum, header.Closing ?? header.Opening + sum, footer?.Entries ?? 0, footer?.Credits ?? Money.Zero, footer?.Debits ?? Money.Zero,
            judgement.State, judgement.HoldCode, judgement.Facts, judgement.Posts ? (await HeadAsync(bookId, ct)).Id : null, judgement.Posts ? act.Now : null, act.Now, act.Actor.Id))[0];
    }

    /// <summary>What becomes of a statement: a verdict of the chain, or a problem of its own that holds it.</summary>
    sealed record Judgement(ChainVerdict? Verdict, string? HoldCode, string? Facts)
    {
        public bool Posts => Verdict is ChainVerdict.Follows or ChainVerdict.Overlaps;

        public string State => Posts ? "posted" : Verdict == ChainVerdict.Duplicate ? "duplicate" : "held";
    }
}
