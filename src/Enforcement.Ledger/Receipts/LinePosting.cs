using System.Text.Encodings.Web;
using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <param name="Accepted">New lines stored and posted.</param>
/// <param name="Matched">Credits posted to a case.</param>
/// <param name="Unknown">Credits posted to unknown funds.</param>
/// <param name="Paid">Debits that settled a payout.</param>
public sealed record LinesPosted(int Accepted, int Matched, int Unknown, int Paid);

/// <summary>Stores the new lines of a staged statement, matches them set-wise and posts them batch by batch.</summary>
public sealed class LinePosting(LedgerDb db, Journal journal, IOutgoingLines outgoing, CalendarInForce calendar, Act act)
{
    /// <summary>Workdays in which unknown funds should find their case.</summary>
    /// <source>domain reference §3.3 (default, L-KB); S3 §19</source>
    public const int ClaimWithinWorkdays = 3;

    const int Batch = 5_000;

    static readonly JsonSerializerOptions ReasonJson = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Equal lines are told apart by how often they occur: rank within this statement, had in the book.
    internal const string Ranked =
        """
        with ranked as (
          select s.*, row_number() over (partition by s.line_key order by s.ordinal) as rank,
                 (select count(*) from receipts.statement_line l where l.book_id = $1 and l.line_key = s.line_key) as had
          from pg_temp.stage s where s.statement = $2
        )
        """;

    /// <param name="surplusOnly">The statement overlaps: lines that the book has already are left out.</param>
    public async Task<LinesPosted> PostAsync(int bookId, long statementId, int ordinal, bool surplusOnly, CancellationToken ct)
    {
        if (surplusOnly)
            await DropKnownAsync(bookId, ordinal, ct);
        await StoreAsync(bookId, statementId, ordinal, ct);
        var claimDue = (await calendar.GetAsync(ct)).AddWorkdays(Office.Today(act.Now), ClaimWithinWorkdays).Due;
        var total = new LinesPosted(0, 0, 0, 0);
        for (long after = 0; await ReadAsync(bookId, ordinal, after, ct) is { Count: > 0 } batch; after = batch[^1].Id)
        {
            var posted = await PostBatchAsync(bookId, batch, claimDue, ct);
            total = new(total.Accepted + batch.Count, total.Matched + posted.Matched, total.Unknown + posted.Unknown, total.Paid + posted.Paid);
        }
        return total;
    }

    /// <summary>Takes out of the stage what the book has already; what stays is the surplus of an overlap.</summary>
    Task DropKnownAsync(int bookId, int ordinal, CancellationToken ct) => db.ExecuteAsync(
        Ranked + "delete from pg_temp.stage s using ranked r where s.statement = $2 and s.line_id = r.line_id and r.rank <= r.had", ct, bookId, ordinal);

    Task StoreAsync(int bookId, long statementId, int ordinal, CancellationToken ct) => db.ExecuteAsync(
        Ranked + """
        insert into receipts.statement_line (id, book_id, statement_id, ordinal, source_line, booked_on, value_on, is_credit, amount_minor,
          balance_after_minor, line_key, occurrence, bank_reference, end_to_end_id, counterparty_name, counterparty_account, counterparty_bank,
          credited_account, remittance, purpose, summary)
        select line_id, $1, $3, ordinal, source_line, booked_on, value_on, is_credit, amount_minor,
          balance_after_minor, line_key, had + rank, bank_reference, end_to_end_id, counterparty_name,
          counterparty_account, counterparty_bank, credited_account, remittance, purpose, summary
        from ranked
        """, ct, bookId, ordinal, statementId);

    async Task<List<Line>> ReadAsync(int bookId, int ordinal, long after, CancellationToken ct)
    {
        var lines = await db.QueryAsync(
            """
            select s.line_id, s.booked_on, s.is_credit, s.amount_minor, s.end_to_end_id, s.counterparty_account, s.summary,
                   concat_ws(' ', s.remittance, s.purpose, s.summary), s.case_numbers,
                   a.number, a.state = 'active', a.case_id, c.number, c.state = 'open',
                   exists (select from cases.party p where p.case_id = a.case_id and p.name_key = s.payer_key)
            from (select * from pg_temp.stage where statement = $2 and line_id > $3 order by line_id limit $4) s
            left join cases.sub_account a on s.is_credit and a.book_id = $1 and a.number = s.credited_account
            left join cases.enforcement_case c on c.id = a.case_id
            order by s.line_id
            """,
            r => new Line(r.GetInt64(0), r.Date(1), r.GetBoolean(2), r.Money(3), r.TextOrNull(4), r.TextOrNull(5), r.TextOrNull(6), r.GetString(7),
                r.GetFieldValue<string[]>(8), r.TextOrNull(9), !r.IsDBNull(10) && r.GetBoolean(10),
                r.IsDBNull(11) ? null : new Candidate(r.GetInt64(11), r.GetString(12), r.GetBoolean(13), r.GetBoolean(14), false)),
            ct, bookId, ordinal, after, Batch);
        if (lines.Count == 0 || !lines.Any(l => l.NumbersSeen.Length > 0))
            return lines;
        var named = (await db.QueryAsync(
            """
            select s.line_id, c.id, c.number, c.state = 'open',
                   exists (select from cases.party p where p.case_id = c.id and p.name_key = s.payer_key), c.outstanding_minor = s.amount_minor
            from pg_temp.stage s
            cross join unnest(s.case_keys) as k
            join cases.enforcement_case c on c.number_key = k and c.book_id = $1
            where s.statement = $2 and s.is_credit and s.line_id between $3 and $4 order by s.line_id, c.id
            """,
            r => (LineId: r.GetInt64(0), Candidate: new Candidate(r.GetInt64(1), r.GetString(2), r.GetBoolean(3), r.GetBoolean(4), r.GetBoolean(5))),
            ct, bookId, ordinal, lines[0].Id, lines[^1].Id)).ToLookup(n => n.LineId, n => n.Candidate);
        return [.. lines.Select(l => l with { ByNumber = [.. named[l.Id]] })];
    }

    async Task<LinesPosted> PostBatchAsync(int bookId, List<Line> batch, LocalDate claimDue, CancellationToken ct)
    {
        var claimed = await outgoing.ClaimAsync(bookId,
            [.. batch.Where(l => !l.IsCredit).Select(l => new OutgoingLine(l.Id, l.BookedOn, l.Amount, l.EndToEndId, l.CounterpartyAccount, l.Text))], ct);
        var paid = claimed.ToDictionary(c => c.LineId);
        var decided = batch.Where(l => !paid.ContainsKey(l.Id)).Select(l => (Line: l, Decision: Decide(l))).ToList();
        var posted = await journal.PostAsync(bookId, [.. decided.Select(d => EntryFor(d.Line, d.Decision))], ct);

        await StoreMatchesAsync([.. decided.Select(d => (d.Line.Id, d.Decision)),
            .. claimed.Select(c => (c.LineId, new MatchDecision(c.Rule, c.CaseId, c.Reasons, [])))], ct);
        var unknown = decided.Zip(posted).Where(d => d.First.Decision.Rule == "T0").ToList();
        await db.ExecuteAsync(
            "insert into receipts.unknown_receipt (line_id, book_id, lot_id, since, due_on) select u.line, $1, u.lot, $4, $5 from unnest($2, $3) as u (line, lot)",
            ct, bookId, unknown.Select(u => u.First.Line.Id).ToArray(), unknown.Select(u => u.Second.LotId!.Value).ToArray(), act.Now, claimDue);
        return new(batch.Count, decided.Count(d => d.Decision.CaseId is not null), unknown.Count, claimed.Count);
    }

    static MatchDecision Decide(Line line) => line switch
    {
        { IsCredit: true, SubAccount: null } when BankOwnLines.IsInterest(line.Summary, line.CounterpartyAccount) =>
            new("INTEREST", null, ["the bank's own description says interest"], []),
        { IsCredit: true } => Matching.Decide(new(line.SubAccount, line.SubAccountActive, line.BySubAccount, line.ByNumber, line.NumbersSeen)),
        _ when BankOwnLines.IsCharge(line.Summary, line.CounterpartyAccount) => new("CHARGE", null, ["the bank's own description says charge"], []),
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
        long Id, LocalDate BookedOn, bool IsCredit, Money Amount, string? EndToEndId, string? CounterpartyAccount, string? Summary, string Text,
        string[] NumbersSeen, string? SubAccount, bool SubAccountActive, Candidate? BySubAccount)
    {
        public IReadOnlyList<Candidate> ByNumber { get; init; } = [];
    }
}
