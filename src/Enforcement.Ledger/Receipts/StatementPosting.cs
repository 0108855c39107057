using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;

namespace Enforcement.Ledger.Receipts;

/// <summary>A held statement that may go on now.</summary>
public sealed record WaitingStatement(long StatementId, int BookId, long FileId, int Ordinal);

/// <summary>Checks a staged statement against the chain of its book, and posts its new lines: each to a case, to unknown funds, or
/// as what the bank did by itself.</summary>
public sealed class StatementPosting(LedgerDb db, LinePosting lines, Act act)
{
    /// <summary>Whether a problem holds its statement and leaves the file standing.</summary>
    public static bool Holds(FileProblem problem) => problem.Code is "statement.equation" or "statement.balance-missing" or "statement.running-balance";

    /// <summary>Takes in a statement of a file just kept.</summary>
    public async Task<StatementOutcome> TakeInAsync(int bookId, long fileId, StagedStatement statement, CancellationToken ct)
    {
        var (verdict, facts) = await JudgeAsync(bookId, statement, ct);
        var id = await StoreAsync(bookId, fileId, statement, verdict, facts, ct);
        return await FinishAsync(bookId, id, statement, verdict, facts, ct);
    }

    /// <summary>The next statement of a book that waited for a gap which is filled now; null when none does.</summary>
    public async Task<WaitingStatement?> NextHeldAsync(int bookId, CancellationToken ct)
    {
        var head = await HeadAsync(bookId, ct);
        return (await db.QueryAsync(
            """
            select id, file_id, ordinal from receipts.statement
            where book_id = $1 and state = 'held' and hold_code = $2 and opening_minor = $3 order by from_on, id limit 1
            """,
            r => new WaitingStatement(r.GetInt64(0), bookId, r.GetInt64(1), r.GetInt32(2)), ct, bookId, ReceiptRefusals.Gap.Code, head.Closing)).SingleOrDefault();
    }

    /// <summary>Judges a held statement again; its file is staged afresh.</summary>
    public async Task<StatementOutcome> ResumeAsync(WaitingStatement waiting, StagedStatement statement, CancellationToken ct)
    {
        var (verdict, facts) = await JudgeAsync(waiting.BookId, statement, ct);
        await db.ExecuteAsync("update receipts.statement set state = $2, hold_code = $3, hold_facts = $4, posted_at = $5, previous_id = $6 where id = $1", ct,
            waiting.StatementId, State(verdict), HoldCode(verdict), facts, Posts(verdict) ? act.Now : null, Posts(verdict) ? (await HeadAsync(waiting.BookId, ct)).Id : null);
        return await FinishAsync(waiting.BookId, waiting.StatementId, statement, verdict, facts, ct);
    }

    async Task<StatementOutcome> FinishAsync(int bookId, long id, StagedStatement statement, StatementVerdict verdict, string? facts, CancellationToken ct)
    {
        var header = statement.Header;
        var posted = Posts(verdict) ? await lines.PostAsync(bookId, id, statement.Ordinal, verdict == StatementVerdict.Overlaps, ct) : new LinesPosted(0, 0, 0, 0);
        if (Posts(verdict))
            await db.ExecuteAsync("update receipts.statement set state = 'superseded' where book_id = $1 and ident = $2 and state = 'held' and id <> $3", ct, bookId, header.Id, id);
        var duplicates = verdict == StatementVerdict.Duplicate || Posts(verdict) ? (statement.Footer?.Entries ?? 0) - posted.Accepted : 0;
        return new(id, header.Id, header.Account, header.Currency, header.From, header.To, header.Opening, header.Closing,
            State(verdict), HoldCode(verdict), facts, posted.Accepted, duplicates, posted.Matched, posted.Unknown, posted.Paid);
    }

    async Task<(StatementVerdict Verdict, string? Facts)> JudgeAsync(int bookId, StagedStatement statement, CancellationToken ct)
    {
        if (statement.Footer is not { } footer || footer.Equation == Equation.Fails)
            return (StatementVerdict.EquationFails, statement.Footer?.Problems.FirstOrDefault(Holds)?.Message);
        var header = footer.Header;
        var sum = footer.Credits - footer.Debits;
        if ((header.Opening ?? header.Closing - sum) is not { } opening || (header.Closing ?? header.Opening + sum) is not { } closing)
            return (StatementVerdict.BalancesMissing, null);
        var head = await HeadAsync(bookId, ct);
        var ident = (await db.QueryAsync(
            "select closing_minor, line_count from receipts.statement where book_id = $1 and ident = $2 and from_on is not distinct from $3::date and state = 'posted' order by id desc limit 1",
            r => (Closing: r.Money(0), Lines: r.GetInt32(1)), ct, bookId, header.Id, header.From)).Select(i => ((Money Closing, int Lines)?)i).SingleOrDefault();
        var (newLines, newSum) = await SurplusAsync(bookId, statement.Ordinal, ct);
        var verdict = StatementChain.Judge(new ChainFacts(opening, closing, head.Closing, ident is not null, ident?.Closing, ident?.Lines ?? 0,
            footer.Entries, newLines, newSum, await ContradictsAsync(bookId, statement.Ordinal, ct)));
        return verdict switch
        {
            ChainVerdict.Follows => (StatementVerdict.Follows, null),
            ChainVerdict.Overlaps => (StatementVerdict.Overlaps, null),
            ChainVerdict.Duplicate => (StatementVerdict.Duplicate, null),
            ChainVerdict.Gap => (StatementVerdict.Gap, $"opening {opening}, last closing {head.Closing}{(head.To is { } to ? $" on {to:uuuu-MM-dd}" : "")}"),
            ChainVerdict.Edited => (StatementVerdict.Edited, $"{newLines} of {footer.Entries} lines differ from what is posted; closing {closing}, posted {ident?.Closing.ToString() ?? "otherwise"}"),
            _ => throw new ArgumentOutOfRangeException(nameof(statement)),
        };
    }

    /// <summary>The end of the chain: the posted statement that none follows, or the book's opening balance.</summary>
    async Task<(long? Id, Money Closing, NodaTime.LocalDate? To)> HeadAsync(int bookId, CancellationToken ct)
    {
        var head = await db.QueryAsync(
            """
            select s.id, s.closing_minor, s.to_on from receipts.statement s
            where s.book_id = $1 and s.state = 'posted'
              and not exists (select from receipts.statement n where n.book_id = s.book_id and n.previous_id = s.id and n.state = 'posted')
            """,
            r => ((long?)r.GetInt64(0), r.Money(1), r.DateOrNull(2)), ct, bookId);
        if (head.Count == 1)
            return head[0];
        var opening = await db.QueryAsync(
            "select coalesce(sum(t.amount_minor), 0)::bigint from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id where e.book_id = $1 and e.source_kind = $2 and e.kind = $3",
            r => r.Money(0), ct, bookId, (short)SourceKind.Book, (short)EntryKind.Opening);
        return (null, opening[0], null);
    }

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

    async Task<long> StoreAsync(int bookId, long fileId, StagedStatement statement, StatementVerdict verdict, string? facts, CancellationToken ct)
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
            State(verdict), HoldCode(verdict), facts, Posts(verdict) ? (await HeadAsync(bookId, ct)).Id : null, Posts(verdict) ? act.Now : null, act.Now, act.Actor.Id))[0];
    }

    enum StatementVerdict
    {
        Follows,
        Overlaps,
        Duplicate,
        Gap,
        Edited,
        EquationFails,
        BalancesMissing,
    }

    static bool Posts(StatementVerdict verdict) => verdict is StatementVerdict.Follows or StatementVerdict.Overlaps;

    static string State(StatementVerdict verdict) => Posts(verdict) ? "posted" : verdict == StatementVerdict.Duplicate ? "duplicate" : "held";

    static string? HoldCode(StatementVerdict verdict) => verdict switch
    {
        StatementVerdict.Follows or StatementVerdict.Overlaps or StatementVerdict.Duplicate => null,
        StatementVerdict.Gap => ReceiptRefusals.Gap.Code,
        StatementVerdict.Edited => ReceiptRefusals.Edited.Code,
        StatementVerdict.EquationFails => ReceiptRefusals.Equation.Code,
        StatementVerdict.BalancesMissing => ReceiptRefusals.BalancesMissing.Code,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
