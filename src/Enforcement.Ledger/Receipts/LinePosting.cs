using System.Text.Encodings.Web;
using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <param name="Accepted">New lines stored and posted.</param>
/// <param name="Matched">Credits posted to a case.</param>
/// <param name="Unknown">Credits posted to unknown funds.</param>
/// <param name="Paid">Debits that settled a payout.</param>
public sealed record LinesPosted(int Accepted, int Matched, int Unknown, int Paid);

/// <summary>The lines of a statement beside those of the book.</summary>
/// <param name="NewSum">Signed sum of the new ones.</param>
/// <param name="SomeAreEqual">A line has an equal one, in the book or in the statement itself.</param>
public sealed record Comparison(int NewLines, Money NewSum, Money KnownSum, bool KnownHaveReferences, bool NewAfterKnown, bool SomeAreEqual);

/// <summary>Stores the new lines of a staged statement, matches them set-wise and posts them batch by batch.</summary>
public sealed class LinePosting(LedgerDb db, Journal journal, IOutgoingLines outgoing, CalendarInForce calendar, Act act)
{
    /// <summary>Workdays from the bank's booking date in which unknown funds should find their case.</summary>
    /// <source>domain reference §3.3 (default, L-KB) and §7, row 11; S3 §19</source>
    public const int ClaimWithinWorkdays = 3;

    const int Batch = 5_000;

    // No calendar knows days before; what a file dates so is long overdue.
    static readonly LocalDate FirstCounted = new(WorkdayCalendar.FirstYear, 1, 1);

    static readonly JsonSerializerOptions ReasonJson = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Each staged line with how often the book has an equal one (had), and the how-manieth of its equals in this statement it is (rank).
    // Keys begin with the day: what lies before or after the statement's days is not looked at.
    const string Ranked =
        """
        with had as (
          select l.line_key, count(*)::integer as had from receipts.statement_line l
          where l.book_id = $1 and l.line_key in (select t.line_key from pg_temp.stage t where t.statement = $2)
            and l.line_key >= (select t.line_key from pg_temp.stage t where t.statement = $2 order by t.line_key limit 1)
            and l.line_key <= (select t.line_key from pg_temp.stage t where t.statement = $2 order by t.line_key desc limit 1)
          group by l.line_key
        ), twin as (
          select t.line_id, row_number() over (partition by t.line_key order by t.ordinal) as rank
          from pg_temp.stage t
          where t.statement = $2 and t.line_key in (select k.line_key from pg_temp.stage k where k.statement = $2 group by k.line_key having count(*) > 1)
        ), ranked as (
          select s.line_id, s.is_credit, s.amount_minor, s.bank_reference, s.booked_on, coalesce(t.rank, 1) as rank, coalesce(h.had, 0) as had
          from pg_temp.stage s left join twin t on t.line_id = s.line_id left join had h on h.line_key = s.line_key where s.statement = $2
        )
        """;

    /// <summary>Lays the staged lines of a statement beside those of the book, as multisets: overlaps vanish by that, and true twins stay.</summary>
    public Task<Comparison> CompareAsync(int bookId, int ordinal, CancellationToken ct) => HashingAsync(async () =>
        (await db.QueryAsync(
            Ranked + """
            select count(*) filter (where rank > had)::int,
                   coalesce(sum(case when is_credit then amount_minor else -amount_minor end) filter (where rank > had), 0)::bigint,
                   coalesce(sum(case when is_credit then amount_minor else -amount_minor end) filter (where rank <= had), 0)::bigint,
                   coalesce(bool_and(bank_reference is not null) filter (where rank <= had), true),
                   coalesce(min(booked_on) filter (where rank > had) >= max(booked_on) filter (where rank <= had), true),
                   coalesce(bool_or(rank > 1 or had > 0), false)
            from ranked
            """,
            r => new Comparison(r.GetInt32(0), r.Money(1), r.Money(2), r.GetBoolean(3), r.GetBoolean(4), r.GetBoolean(5)), ct, bookId, ordinal))[0], ct);

    /// <summary>Writes rank and had beside the staged lines that are not simply new.</summary>
    Task MarkKnownAsync(int bookId, int ordinal, CancellationToken ct) => HashingAsync(() => db.ExecuteAsync(
        Ranked + "update pg_temp.stage s set rank = r.rank, had = r.had from ranked r where s.line_id = r.line_id and s.statement = $2 and (r.rank > 1 or r.had > 0)", ct, bookId, ordinal), ct);

    // A table that was empty when PostgreSQL last looked is taken for empty, and a nested loop would walk it once a line.
    async Task<T> HashingAsync<T>(Func<Task<T>> query, CancellationToken ct)
    {
        await db.ExecuteAsync("set local enable_nestloop = off", ct);
        var answer = await query();
        await db.ExecuteAsync("set local enable_nestloop to default", ct);
        return answer;
    }

    /// <summary>Posts the lines of a staged statement.</summary>
    /// <param name="simplyNew">The book has none of them, and no two are equal.</param>
    /// <param name="surplusOnly">The statement overlaps: lines that the book has already are left out.</param>
    public async Task<LinesPosted> PostAsync(int bookId, long statementId, int ordinal, bool simplyNew, bool surplusOnly, CancellationToken ct)
    {
        if (!simplyNew)
            await MarkKnownAsync(bookId, ordinal, ct);
        if (surplusOnly)
            await DropKnownAsync(ordinal, ct);
        await StoreAsync(bookId, statementId, ordinal, ct);
        var workdays = await calendar.GetAsync(ct);
        var total = new LinesPosted(0, 0, 0, 0);
        for (long after = 0; await ReadAsync(bookId, ordinal, after, ct) is { Count: > 0 } batch; after = batch[^1].Id)
        {
            var posted = await PostBatchAsync(bookId, batch, workdays, ct);
            total = new(total.Accepted + batch.Count, total.Matched + posted.Matched, total.Unknown + posted.Unknown, total.Paid + posted.Paid);
        }
        return total;
    }

    /// <summary>Takes out of the stage what the book has already; what stays is the surplus of an overlap, counted on from there.</summary>
    Task DropKnownAsync(int ordinal, CancellationToken ct) => db.ExecuteAsync(
        "with known as (delete from pg_temp.stage where statement = $1 and rank <= had) update pg_temp.stage set rank = rank - had where statement = $1 and rank > had and had > 0", ct, ordinal);

    internal Task StoreAsync(int bookId, long statementId, int ordinal, CancellationToken ct) => db.ExecuteAsync(
        """
        insert into receipts.statement_line (id, book_id, statement_id, ordinal, source_line, booked_on, value_on, is_credit, amount_minor,
          balance_after_minor, line_key, occurrence, bank_reference, end_to_end_id, counterparty_name, counterparty_account, counterparty_bank,
          credited_account, remittance, purpose, summary)
        select line_id, $1, $3, ordinal, source_line, booked_on, value_on, is_credit, amount_minor,
          balance_after_minor, line_key, had + rank, bank_reference, end_to_end_id, counterparty_name,
          counterparty_account, counterparty_bank, credited_account, remittance, purpose, summary
        from pg_temp.stage where statement = $2 order by line_id
        """, ct, bookId, ordinal, statementId);

    /// <summary>The next lines of the stage, each credit with the cases that it names: by the sub-account, and by the numbers in its remark.</summary>
    async Task<List<Line>> ReadAsync(int bookId, int ordinal, long after, CancellationToken ct)
    {
        var lines = await db.QueryAsync(
            """
            select s.line_id, s.booked_on, s.is_credit, s.amount_minor, s.end_to_end_id, s.counterparty_name, s.counterparty_account, s.summary,
                   concat_ws(' ', s.remittance, s.purpose, s.summary), a.number, a.state = 'active', a.case_id
            from (select * from pg_temp.stage where statement = $2 and line_id > $3 order by line_id limit $4) s
            left join cases.sub_account a on s.is_credit and a.book_id = $1 and a.number = s.credited_account
            order by s.line_id
            """,
            r => new Line(r.GetInt64(0), r.Date(1), r.GetBoolean(2), r.Money(3), r.TextOrNull(4), r.TextOrNull(5), r.TextOrNull(6), r.TextOrNull(7), r.GetString(8),
                r.TextOrNull(9), !r.IsDBNull(10) && r.GetBoolean(10), r.LongOrNull(11)),
            ct, bookId, ordinal, after, Batch);
        var named = lines.Where(l => l.IsCredit).SelectMany(l => l.NumbersSeen.Select(n => (Line: l, CaseId: (long?)null, Key: (string?)n.Key))
            .Concat(l.SubAccountCaseId is { } id ? [(l, id, null)] : [])).ToList();
        if (named.Count == 0)
            return lines;
        var candidates = (await db.QueryAsync(
            """
            select n.line, n.case_id is null, c.id, c.number, c.state = 'open',
                   exists (select from cases.party p where p.case_id = c.id and p.name_key = n.payer), c.outstanding_minor = n.amount
            from unnest($2, $3, $4, $5, $6) as n (line, payer, amount, case_id, number_key)
            cross join lateral (
              select * from cases.enforcement_case c where c.id = n.case_id
              union all
              select * from cases.enforcement_case c where c.book_id = $1 and c.number_key = n.number_key
            ) c
            order by n.line, c.id
            """,
            r => (LineId: r.GetInt64(0), ByNumber: r.GetBoolean(1), Candidate: new Candidate(r.GetInt64(2), r.GetString(3), r.GetBoolean(4), r.GetBoolean(5), r.GetBoolean(6))),
            ct, bookId, named.Select(n => n.Line.Id).ToArray(), named.Select(n => n.Line.PayerKey).ToArray(), named.Select(n => n.Line.Amount.Minor).ToArray(),
            named.Select(n => n.CaseId).ToArray(), named.Select(n => n.Key).ToArray())).ToLookup(n => n.LineId);
        return [.. lines.Select(l => l with
        {
            ByNumber = [.. candidates[l.Id].Where(c => c.ByNumber).Select(c => c.Candidate)],
            BySubAccount = candidates[l.Id].Where(c => !c.ByNumber).Select(c => c.Candidate).SingleOrDefault(),
        })];
    }

    async Task<LinesPosted> PostBatchAsync(int bookId, List<Line> batch, WorkdayCalendar workdays, CancellationToken ct)
    {
        var claimed = await outgoing.ClaimAsync(bookId,
            [.. batch.Where(l => !l.IsCredit).Select(l => new OutgoingLine(l.Id, l.BookedOn, l.Amount, l.EndToEndId, l.CounterpartyAccount, l.Text))], ct);
        var paid = claimed.ToDictionary(c => c.LineId);
        var decided = batch.Where(l => !paid.ContainsKey(l.Id)).Select(l => (Line: l, Decision: Decide(l))).ToList();
        var posted = await journal.PostAsync(bookId, [.. decided.Select(d => EntryFor(d.Line, d.Decision))], ct);

        await StoreMatchesAsync([.. decided.Select(d => (d.Line.Id, d.Decision)),
            .. claimed.Select(c => (c.LineId, new MatchDecision(c.Rule, c.CaseId, c.Reasons, [])))], ct);
        var unknown = decided.Zip(posted).Where(d => d.First.Decision.Rule == "T0").ToList();
        // From the day on which the bank booked the money: a late import hides no delay.
        var due = unknown.Select(u => u.First.Line.BookedOn).Distinct().ToDictionary(day => day, day => workdays.AddWorkdays(LocalDate.Max(day, FirstCounted), ClaimWithinWorkdays).Due);
        await db.ExecuteAsync(
            "insert into receipts.unknown_receipt (line_id, book_id, lot_id, since, due_on) select u.line, $1, u.lot, $5, u.due from unnest($2, $3, $4) as u (line, lot, due)",
            ct, bookId, unknown.Select(u => u.First.Line.Id).ToArray(), unknown.Select(u => u.Second.LotId!.Value).ToArray(), unknown.Select(u => due[u.First.Line.BookedOn]).ToArray(), act.Now);
        return new(batch.Count, decided.Count(d => d.Decision.CaseId is not null), unknown.Count, claimed.Count);
    }

    static MatchDecision Decide(Line line) => line switch
    {
        { IsCredit: true, SubAccount: null } when BankOwnLines.IsInterest(line.Summary, line.CounterpartyAccount, line.Counterparty) =>
            new("INTEREST", null, ["the bank's own description says interest"], []),
        { IsCredit: true } => Matching.Decide(new(line.SubAccount, line.SubAccountActive, line.BySubAccount, line.ByNumber, [.. line.NumbersSeen.Select(n => n.Canonical)], BankOwnLines.IsReturn(line.Text) || BankOwnLines.IsReturn(line.EndToEndId))),
        _ when BankOwnLines.IsCharge(line.Summary, line.CounterpartyAccount, line.Counterparty, line.Amount) => new("CHARGE", null, ["the bank's own description says charge"], []),
        _ when BankOwnLines.SaysCharge(line.Summary) => new("D0", null, ["the description says charge, but it names an account, or is larger than a charge is"], []),
        _ => new("D0", null, ["no instruction of ours carries this debit's id and amount"], []),
    };

    static Entry EntryFor(Line line, MatchDecision decision)
    {
        var (kind, debit, credit) = decision.Rule switch
        {
            "INTEREST" => (EntryKind.BankInterest, AccountCode.Bank, AccountCode.Interest),
            "CHARGE" => (EntryKind.BankCharge, AccountCode.BankCharge, AccountCode.Bank),
            "D0" => (EntryKind.DebitUnexplained, AccountCode.UnexplainedDebit, AccountCode.Bank),
            _ when decision.CaseId is not null => (EntryKind.ReceiptToCase, AccountCode.Bank, AccountCode.CaseAvailable),
            _ => (EntryKind.ReceiptUnknown, AccountCode.Bank, AccountCode.Unknown),
        };
        // The bank's booking date is the date of the entry and of the lot: the clocks count from it, not from the import.
        return new Entry(kind, Entry.Key("line", line.Id), line.BookedOn, SourceKind.StatementLine, line.Id,
            [new Transfer(null, debit, null, credit, decision.CaseId, line.Amount)],
            line.IsCredit ? new Lot(line.BookedOn, line.Amount) : null);
    }

    Task StoreMatchesAsync(IReadOnlyList<(long LineId, MatchDecision Decision)> matches, CancellationToken ct) => db.ExecuteAsync(
        """
        insert into receipts.match (line_id, rule, rule_version, case_id, reasons, alternatives, matched_at)
        select m.line, m.rule, $6, m.case_id, m.reasons::jsonb, m.alternatives::jsonb, $7
        from unnest($1, $2, $3, $4, $5) as m (line, rule, case_id, reasons, alternatives)
        """,
        ct, matches.Select(m => m.LineId).ToArray(), matches.Select(m => m.Decision.Rule).ToArray(), matches.Select(m => m.Decision.CaseId).ToArray(),
        matches.Select(m => JsonSerializer.Serialize(m.Decision.Reasons, ReasonJson)).ToArray(),
        matches.Select(m => JsonSerializer.Serialize(m.Decision.Alternatives, ReasonJson)).ToArray(), Matching.RuleVersion, act.Now);

    sealed record Line(
        long Id, LocalDate BookedOn, bool IsCredit, Money Amount, string? EndToEndId, string? Counterparty, string? CounterpartyAccount, string? Summary, string Text,
        string? SubAccount, bool SubAccountActive, long? SubAccountCaseId)
    {
        /// <summary>The payer's name as parties are compared; null without one.</summary>
        public string? PayerKey { get; } = IsCredit && !string.IsNullOrEmpty(Counterparty) ? PersonName.Normalise(Counterparty) : null;

        /// <summary>The numbers in a credit's remark that name one case each.</summary>
        public IReadOnlyList<CaseNumber> NumbersSeen { get; } =
            IsCredit ? [.. CaseNumberRecognition.Find(Text).Where(h => h.NamesOneCase).Select(h => h.CaseNumber!.Value).Distinct()] : [];

        public Candidate? BySubAccount { get; init; }

        public IReadOnlyList<Candidate> ByNumber { get; init; } = [];
    }
}
