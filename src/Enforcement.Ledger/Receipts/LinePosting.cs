using System.Text.Encodings.Web;
using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Bonds;
using Enforcement.Ledger.Receipts.UnknownFunds;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <param name="Accepted">New lines stored and posted.</param>
/// <param name="Matched">Credits posted to a case.</param>
/// <param name="Unknown">Credits posted to unknown funds.</param>
/// <param name="Paid">Debits that settled a payout.</param>
/// <param name="Returned">Credits that brought a payout back.</param>
public sealed record LinesPosted(int Accepted, int Matched, int Unknown, int Paid, int Returned);

/// <summary>The lines of a statement beside those of the book.</summary>
/// <param name="NewSum">Signed sum of the new ones.</param>
/// <param name="SomeAreEqual">A line has an equal one, in the book or in the statement itself.</param>
/// <param name="KnownHaveReferences">Every one that the book has carries the bank's own reference.</param>
/// <param name="AReferenceIsKnown">One of them does.</param>
/// <param name="FirstNewOn">The earliest booking date among the new lines; null without any.</param>
/// <param name="Altered">A line has the key of a posted one, the bank's reference with it, and names another payer, account, remark or case's
/// own number than every posted line of that key (domain reference §7, row 15).</param>
public sealed record Comparison(
    int NewLines, Money NewSum, Money KnownSum, bool KnownHaveReferences, bool NewAfterKnown, bool SomeAreEqual, bool AReferenceIsKnown, LocalDate? FirstNewOn, bool Altered);

/// <summary>Stores the new lines of a staged statement, matches them set-wise and posts them batch by batch.</summary>
public sealed class LinePosting(
    LedgerDb db, Journal journal, IOutgoingLines outgoing, IReturnedLines returning, IArrivalHolds holds, DeductionOrders orders, BondCredits bonds, ReturnedRefunds refunds, ExpectedArrivals expected, CalendarInForce calendar,
    CreditMatching matching, RuleSets ruleSets, ImportProgress progress, Act act)
{
    /// <summary>Workdays from the bank's booking date in which unknown funds should find their case.</summary>
    /// <source>domain reference §3.3 (default, L-KB) and §7, row 11; S3 §19</source>
    public const int ClaimWithinWorkdays = 3;

    const int Batch = 5_000;

    // No calendar knows days before; what a file dates so is long overdue.
    static readonly LocalDate FirstCounted = new(WorkdayCalendar.FirstYear, 1, 1);

    static readonly JsonSerializerOptions ReasonJson = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Each staged line with how often the book has an equal one (had), whether each of these says other things (altered), and the how-manieth
    // of its equals in this statement it is (rank). The book is asked key by key: a day may have many times the lines of the statement.
    const string Ranked =
        $"""
        with twin as (
          select t.line_id, row_number() over (partition by t.line_key order by t.ordinal) as rank
          from pg_temp.stage t
          where t.statement = $2 and t.line_key in (select k.line_key from pg_temp.stage k where k.statement = $2 group by k.line_key having count(*) > 1)
        ), ranked as (
          select s.line_id, s.is_credit, s.amount_minor, s.bank_reference, s.booked_on, coalesce(t.rank, 1) as rank, b.had, b.altered
          from pg_temp.stage s left join twin t on t.line_id = s.line_id
          cross join lateral (
            select count(*)::integer as had, bool_and({Alters}) as altered from receipts.statement_line l where l.book_id = $1 and l.line_key = s.line_key
          ) b
          where s.statement = $2
        )
        """;

    /// <summary>Lays the staged lines of a statement beside those of the book, as multisets: overlaps vanish by that, and true twins stay.</summary>
    public async Task<Comparison> CompareAsync(int bookId, int ordinal, CancellationToken ct)
    {
        await AdoptFormerKeysAsync(bookId, ordinal, ct);
        return await ByIndexAsync(async () => (await db.QueryAsync(
            Ranked + """
            select count(*) filter (where rank > had)::int,
                   coalesce(sum(case when is_credit then amount_minor else -amount_minor end) filter (where rank > had), 0)::bigint,
                   coalesce(sum(case when is_credit then amount_minor else -amount_minor end) filter (where rank <= had), 0)::bigint,
                   coalesce(bool_and(bank_reference is not null) filter (where rank <= had), true),
                   coalesce(min(booked_on) filter (where rank > had) >= max(booked_on) filter (where rank <= had), true),
                   coalesce(bool_or(rank > 1 or had > 0), false),
                   coalesce(bool_or(bank_reference is not null) filter (where rank <= had), false), min(booked_on) filter (where rank > had),
                   coalesce(bool_or(altered) filter (where bank_reference is not null), false)
            from ranked
            """,
            r => new Comparison(r.GetInt32(0), r.Money(1), r.Money(2), r.GetBoolean(3), r.GetBoolean(4), r.GetBoolean(5), r.GetBoolean(6), r.DateOrNull(7), r.GetBoolean(8)), ct, bookId, ordinal))[0], ct);
    }

    /// <summary>Gives staged lines the keys under which the book has them from before keys of tables left the account out, so that an old
    /// delivery stays known. Books without such lines are not asked again.</summary>
    /// <source>ops/decisions/0022</source>
    async Task AdoptFormerKeysAsync(int bookId, int ordinal, CancellationToken ct)
    {
        if ((await db.QueryAsync("select through_on from receipts.former_key where book_id = $1", r => (LocalDate?)r.Date(0), ct, bookId)).SingleOrDefault() is { } through)
            await ByIndexAsync(() => db.ExecuteAsync(
                """
                update pg_temp.stage s set line_key = s.former_key
                where s.statement = $2 and s.former_key is not null and s.booked_on <= $3
                  and exists (select from receipts.statement_line l where l.book_id = $1 and l.line_key = s.former_key offset 0)
                """, ct, bookId, ordinal, through), ct);
    }

    /// <summary>The staged lines of a statement as one hash, the same for the same lines in whatever order: their keys, and what they say beside them.
    /// Of the account that was credited only a case's own number counts: one export tells the main account where another tells none.</summary>
    public async Task<byte[]> HashAsync(int bookId, int ordinal, CancellationToken ct) =>
        (await db.QueryAsync(
            """
            select sha256(coalesce(string_agg(uuid_send(k.line_key) || k.said, ''::bytea order by k.line_key, k.said), ''::bytea))
            from (select s.line_key, convert_to(concat_ws(chr(31), coalesce(s.counterparty_name, ''), coalesce(s.counterparty_account, ''), coalesce(s.remittance, ''), coalesce(s.purpose, ''), coalesce(a.number, '')) || chr(30), 'UTF8') as said
                  from pg_temp.stage s left join cases.sub_account a on a.book_id = $2 and a.number = s.credited_account where s.statement = $1) k
            """, r => r.GetFieldValue<byte[]>(0), ct, ordinal, bookId))[0];

    /// <summary>A staged line s and a posted one l say different things beside their key. What one of the two leaves out is no contradiction, nor
    /// that one tells the main account and the other a case's own number; two such numbers are two cases.</summary>
    internal const string Alters =
        """
        coalesce(s.counterparty_name <> l.counterparty_name, false) or coalesce(s.counterparty_account <> l.counterparty_account, false) or coalesce(s.remittance <> l.remittance, false) or coalesce(s.purpose <> l.purpose, false)
        or coalesce(s.credited_account <> l.credited_account, false)
           and exists (select from cases.sub_account a where a.book_id = l.book_id and a.number = s.credited_account)
           and exists (select from cases.sub_account a where a.book_id = l.book_id and a.number = l.credited_account)
        """;

    /// <summary>Writes rank and had beside the staged lines that are not simply new.</summary>
    Task MarkKnownAsync(int bookId, int ordinal, CancellationToken ct) => ByIndexAsync(() => db.ExecuteAsync(
        Ranked + "update pg_temp.stage s set rank = r.rank, had = r.had from ranked r where s.line_id = r.line_id and s.statement = $2 and (r.rank > 1 or r.had > 0)", ct, bookId, ordinal), ct);

    // A table that was empty when PostgreSQL last looked is taken for empty, and would be walked from end to end for each line.
    async Task<T> ByIndexAsync<T>(Func<Task<T>> query, CancellationToken ct)
    {
        await db.ExecuteAsync("set local enable_seqscan = off; set local enable_nestloop = off", ct);
        var answer = await query();
        await db.ExecuteAsync("set local enable_seqscan to default; set local enable_nestloop to default", ct);
        return answer;
    }

    /// <summary>Posts the lines of a staged statement.</summary>
    /// <param name="simplyNew">The book has none of them, and no two are equal.</param>
    /// <param name="surplusOnly">The statement overlaps: lines that the book has already are left out.</param>
    public async Task<LinesPosted> PostAsync(int bookId, long statementId, int ordinal, bool simplyNew, bool surplusOnly, CancellationToken ct)
    {
        if (!simplyNew)
        {
            await AdoptFormerKeysAsync(bookId, ordinal, ct);
            await MarkKnownAsync(bookId, ordinal, ct);
        }
        if (surplusOnly)
            await DropKnownAsync(ordinal, ct);
        progress.Posting(await StoreAsync(bookId, statementId, ordinal, ct));
        var rules = await ruleSets.InForceAsync(ct);
        var workdays = await calendar.GetAsync(ct);
        var total = new LinesPosted(0, 0, 0, 0, 0);
        for (long after = 0; await ReadAsync(ordinal, after, ct) is { Count: > 0 } batch; after = batch[^1].Id)
        {
            var posted = await PostBatchAsync(bookId, batch, rules, workdays, ct);
            progress.LinesPosted(batch.Count);
            total = new(total.Accepted + batch.Count, total.Matched + posted.Matched, total.Unknown + posted.Unknown, total.Paid + posted.Paid, total.Returned + posted.Returned);
        }
        return total;
    }

    /// <summary>Takes out of the stage what the book has already; what stays is the surplus of an overlap, counted on from there.</summary>
    Task DropKnownAsync(int ordinal, CancellationToken ct) => db.ExecuteAsync(
        "with known as (delete from pg_temp.stage where statement = $1 and rank <= had) update pg_temp.stage set rank = rank - had where statement = $1 and rank > had and had > 0", ct, ordinal);

    internal async Task<int> StoreAsync(int bookId, long statementId, int ordinal, CancellationToken ct)
    {
        var stored = await db.ExecuteAsync(
            """
            insert into receipts.statement_line (id, book_id, statement_id, ordinal, source_line, booked_on, value_on, is_credit, amount_minor,
              balance_after_minor, line_key, occurrence, bank_reference, end_to_end_id, counterparty_name, counterparty_account, counterparty_bank,
              credited_account, remittance, purpose, summary)
            select line_id, $1, $3, ordinal, source_line, booked_on, value_on, is_credit, amount_minor,
              balance_after_minor, line_key, had + rank, bank_reference, end_to_end_id, counterparty_name,
              counterparty_account, counterparty_bank, credited_account, remittance, purpose, summary
            from pg_temp.stage where statement = $2 order by line_id
            """, ct, bookId, ordinal, statementId);
        await db.ExecuteAsync(
            """
            insert into receipts.line_part (line_id, seq, is_credit, amount_minor, counterparty_name, counterparty_account, counterparty_bank, credited_account, bank_reference, end_to_end_id, remittance)
            select s.line_id, p.seq, p.is_credit, p.amount_minor, p.counterparty_name, p.counterparty_account, p.counterparty_bank, p.credited_account, p.bank_reference, p.end_to_end_id, p.remittance
            from pg_temp.stage s cross join lateral rows from (jsonb_to_recordset(s.parts) as (is_credit boolean, amount_minor bigint, counterparty_name text, counterparty_account text,
              counterparty_bank text, credited_account text, bank_reference text, end_to_end_id text, remittance text)) with ordinality as p (
              is_credit, amount_minor, counterparty_name, counterparty_account, counterparty_bank, credited_account, bank_reference, end_to_end_id, remittance, seq)
            where s.statement = $1 and s.parts is not null
            """, ct, ordinal);
        return stored;
    }

    /// <summary>The next lines of the stage.</summary>
    Task<List<Line>> ReadAsync(int ordinal, long after, CancellationToken ct) => db.QueryAsync(
        """
        select s.line_id, s.booked_on, s.is_credit, s.amount_minor, s.end_to_end_id, s.counterparty_name, s.counterparty_account, s.credited_account, s.summary,
               concat_ws(' ', s.remittance, s.purpose, s.summary), s.parts is not null
        from pg_temp.stage s where s.statement = $1 and s.line_id > $2 order by s.line_id limit $3
        """,
        r => new Line(r.GetInt64(0), r.Date(1), r.GetBoolean(2), r.Money(3), r.TextOrNull(4), r.TextOrNull(5), r.TextOrNull(6), r.TextOrNull(7), r.TextOrNull(8), r.GetString(9), r.GetBoolean(10)),
        ct, ordinal, after, Batch);

    async Task<ILookup<long, OutgoingPart>> PartsOfDebitsAsync(long[] lines, CancellationToken ct) =>
        (lines.Length == 0 ? [] : await db.QueryAsync("select line_id, amount_minor, end_to_end_id, counterparty_account, remittance from receipts.line_part where line_id = any ($1) and not is_credit order by line_id, seq",
            r => (Line: r.GetInt64(0), Part: new OutgoingPart(r.MoneyOrNull(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4))), ct, lines)).ToLookup(p => p.Line, p => p.Part);

    async Task<LinesPosted> PostBatchAsync(int bookId, List<Line> batch, RuleSet rules, WorkdayCalendar workdays, CancellationToken ct)
    {
        // Lines that something of ours explains are claimed first; the tiers see what is left.
        var parts = await PartsOfDebitsAsync([.. batch.Where(l => l is { IsCredit: false, IsBatch: true }).Select(l => l.Id)], ct);
        var claimed = await outgoing.ClaimAsync(bookId,
            [.. batch.Where(l => !l.IsCredit).Select(l => new OutgoingLine(l.Id, l.BookedOn, l.Amount, l.EndToEndId, l.CounterpartyAccount, l.Text, [.. parts[l.Id]]))], ct);
        var paid = claimed.ToDictionary(c => c.LineId);
        var left = batch.Where(l => !paid.ContainsKey(l.Id)).ToList();
        var credits = (await matching.MatchAsync(bookId, [.. left.Where(l => l.IsCredit).Select(l => l.ToCredit())], rules, ct)).ToDictionary(m => m.Credit.LineId);
        // Before any tier decides, for a payment that comes back names its case too; and after the debits, for it may come back on the
        // statement that books it.
        var mayReturn = batch.Where(l => l.IsCredit && (BankOwnLines.MayBeReturn(l.Text) || BankOwnLines.MayBeReturn(l.EndToEndId))).ToList();
        var refunded = (await refunds.FindAsync(bookId, [.. mayReturn.Select(l => new RefundCredit(l.Id, l.Amount, l.EndToEndId, l.Text))], ct)).ToDictionary(r => r.LineId);
        var returned = (await returning.ClaimAsync(bookId, [.. mayReturn.Where(l => !refunded.ContainsKey(l.Id))
            .Select(l => new ReturnedLine(l.Id, l.BookedOn, l.Amount, l.EndToEndId, l.CounterpartyAccount, l.Text, BankOwnLines.IsReturn(l.Text) || BankOwnLines.IsReturn(l.EndToEndId),
                credits[l.Id].Facts.OwnCaseId))], ct))
            .Concat(refunded.Values.Select(r => new ReturnedMatch(r.LineId, null, r.Reasons))).ToDictionary(r => r.LineId);
        // Before a case's own number and every other tier: a bond is no case's money, wherever it was paid to.
        var bonded = (await bonds.FindAsync(bookId, [.. left.Where(l => l.IsCredit && !returned.ContainsKey(l.Id))
            .Select(l => new BondCredit(l.Id, l.BookedOn, l.Amount, $"{l.Text} {l.EndToEndId}", credits[l.Id].Facts.SubAccount is not null, l.IsBatch))], ct)).ToDictionary(b => b.LineId);
        // One of several payments that the bank booked as one may be a bond: the whole is decided again as such, and proposed as none.
        foreach (var batched in left.Where(l => l.IsBatch && bonded.ContainsKey(l.Id)))
        {
            var facts = credits[batched.Id].Facts with { NamesAuction = true };
            credits[batched.Id] = new(credits[batched.Id].Credit, facts, Matching.Decide(facts, rules));
            bonded.Remove(batched.Id);
        }
        // A credit that names a sub-account of ours is that case's; of the others, what a bank pays by an order belongs to the order's case.
        var ordered = (await orders.FindAsync(bookId, [.. left.Where(l => l.IsCredit && !returned.ContainsKey(l.Id) && !bonded.ContainsKey(l.Id) && credits[l.Id].Facts is { SubAccount: null, NamesAuction: false })
            .Select(l => new DeductionCredit(l.Id, l.BookedOn, l.Amount, l.Counterparty, l.CounterpartyAccount, $"{l.Text} {l.EndToEndId}", l.IsBatch))], ct))
            // An order is one officer's word: the number of another case in the remark weighs more.
            .Where(o => credits[o.LineId].Facts.Candidates.All(c => c.CaseId == o.CaseId || (c.Found & CandidateBlock.Number) == 0)).ToDictionary(o => o.LineId);
        // A bond whose refund came back is proposed as the bond again that it was.
        foreach (var back in refunded.Values.Where(r => r.AuctionId is not null && credits[r.LineId] is { Credit.IsBatch: false }))
            bonded[back.LineId] = new(back.LineId, back.AuctionId, back.Reasons);
        var decided = left.ConvertAll(l => returned.TryGetValue(l.Id, out var back) ? Early(l, "T6", back.CaseId, back.Reasons, credits[l.Id].Facts, "a payment that comes back is no payment of a debtor")
            : bonded.TryGetValue(l.Id, out var bond) ? Early(l, "T7", null, bond.Reasons, credits[l.Id].Facts, "a bond is no case's money before its conversion")
            : ordered.TryGetValue(l.Id, out var order) && order.Posts ? Early(l, "T2", order.CaseId, order.Reasons, credits[l.Id].Facts, "the deduction order names another case")
            : order is not null && credits[l.Id].Decision.CaseId is null ? new(l, Proposed(order, credits[l.Id].Decision), null)
            : Decide(l, credits.GetValueOrDefault(l.Id)));
        var toPost = decided.Where(d => d.Decision.CaseId is null || !returned.ContainsKey(d.Line.Id)).ToList();
        var posted = await journal.PostAsync(bookId, [.. toPost.Select(d => EntryFor(d.Line, d.Decision))], ct);

        await StoreMatchesAsync([.. decided,
            .. batch.Where(l => paid.ContainsKey(l.Id)).Select(l => new Decided(l, new(paid[l.Id].Rule, paid[l.Id].CaseId, paid[l.Id].Reasons, []), null))], rules.Version, ct);
        await expected.TickAsync([.. toPost.Where(d => d.Decision.CaseId is not null)
            .Select(d => new CaseArrival(d.Line.Id, d.Decision.CaseId!.Value, d.Line.Amount, $"{d.Line.Text} {d.Line.EndToEndId}", ordered.GetValueOrDefault(d.Line.Id) is { Posts: true } by ? by.OrderId : null))], ct);
        await holds.TakeAsync([.. toPost.Select(d => d.Decision.CaseId).OfType<long>().Distinct()], ct);
        var unknown = toPost.Zip(posted).Where(d => KindOf(d.First.Decision).Kind == EntryKind.ReceiptUnknown).ToList();
        // From the day on which the bank booked the money: a late import hides no delay.
        var due = unknown.Select(u => u.First.Line.BookedOn).Distinct().ToDictionary(day => day, day => workdays.AddWorkdays(LocalDate.Max(day, FirstCounted), ClaimWithinWorkdays).Due);
        await db.ExecuteAsync(
            "insert into receipts.unknown_receipt (line_id, book_id, lot_id, since, due_on) select u.line, $1, u.lot, $5, u.due from unnest($2, $3, $4) as u (line, lot, due)",
            ct, bookId, unknown.Select(u => u.First.Line.Id).ToArray(), unknown.Select(u => u.Second.LotId!.Value).ToArray(), unknown.Select(u => due[u.First.Line.BookedOn]).ToArray(), act.Now);
        await bonds.ProposeAsync(bookId, [.. unknown.Where(u => bonded.ContainsKey(u.First.Line.Id)).Select(u => (bonded[u.First.Line.Id], u.Second.LotId!.Value, u.First.Line.Amount))], ct);
        return new(batch.Count, toPost.Count(d => d.Decision.CaseId is not null), unknown.Count, claimed.Count, returned.Values.Count(r => r.CaseId is not null));
    }

    /// <summary>What is settled before the tiers look, and why the cases that the line names are not meant.</summary>
    static Decided Early(Line line, string rule, long? caseId, IReadOnlyList<string> reasons, CreditFacts facts, string whyNot) =>
        new(line, new(rule, caseId, reasons, [.. facts.Candidates.Where(c => c.CaseId != caseId).Select(c => new Alternative(c.CaseNumber, whyNot))]), null);

    /// <summary>An order that does not post by itself is the first proposal, before those of the tiers.</summary>
    static MatchDecision Proposed(OrderMatch order, MatchDecision tiers) => new("T2", null, order.Reasons, tiers.Alternatives, CandidateScore.Ordered,
        [new(1, "T2", order.CaseId, order.CaseNumber, CandidateScore.Ordered, order.Reasons),
            .. tiers.Proposals.Where(p => p.CaseId != order.CaseId).Take(Matching.MostProposals - 1).Select((p, i) => p with { Rank = i + 2 })]);

    static Decided Decide(Line line, MatchedCredit? credit) => line switch
    {
        _ when credit is { Facts.SubAccount: null } && BankOwnLines.IsInterest(line.Summary, line.CounterpartyAccount, line.Counterparty) =>
            new(line, new("INTEREST", null, ["the bank's own description says interest"], []), null),
        _ when credit is not null => new(line, credit.Decision, credit.Facts),
        _ when BankOwnLines.IsCharge(line.Summary, line.CounterpartyAccount, line.Counterparty, line.Amount) => new(line, new("CHARGE", null, ["the bank's own description says charge"], []), null),
        _ when BankOwnLines.SaysCharge(line.Summary) => new(line, new("D0", null, ["the description says charge, but it names an account, or is larger than a charge is"], []), null),
        _ => new(line, new("D0", null, ["no instruction of ours carries this debit's id and amount"], []), null),
    };

    static Entry EntryFor(Line line, MatchDecision decision)
    {
        var (kind, debit, credit) = KindOf(decision);
        // The bank's booking date is the date of the entry and of the lot: the clocks count from it, not from the import.
        return new Entry(kind, Entry.Key("line", line.Id), line.BookedOn, SourceKind.StatementLine, line.Id,
            [new Transfer(null, debit, null, credit, decision.CaseId, line.Amount)],
            line.IsCredit ? new Lot(line.BookedOn, line.Amount) : null);
    }

    static (EntryKind Kind, AccountCode Debit, AccountCode Credit) KindOf(MatchDecision decision) => decision.Rule switch
    {
        "INTEREST" => (EntryKind.BankInterest, AccountCode.Bank, AccountCode.Interest),
        "CHARGE" => (EntryKind.BankCharge, AccountCode.BankCharge, AccountCode.Bank),
        "D0" => (EntryKind.DebitUnexplained, AccountCode.UnexplainedDebit, AccountCode.Bank),
        _ when decision.CaseId is not null => (EntryKind.ReceiptToCase, AccountCode.Bank, AccountCode.CaseAvailable),
        _ => (EntryKind.ReceiptUnknown, AccountCode.Bank, AccountCode.Unknown),
    };

    async Task StoreMatchesAsync(IReadOnlyList<Decided> decided, int version, CancellationToken ct)
    {
        await db.ExecuteAsync(
            """
            insert into receipts.match (line_id, rule, rule_version, case_id, reasons, alternatives, matched_at, score, facts)
            select m.line, m.rule, $6, m.case_id, m.reasons::jsonb, m.alternatives::jsonb, $7, m.score, m.facts::jsonb
            from unnest($1, $2, $3, $4, $5, $8, $9) as m (line, rule, case_id, reasons, alternatives, score, facts)
            """,
            ct, decided.Select(m => m.Line.Id).ToArray(), decided.Select(m => m.Decision.Rule).ToArray(), decided.Select(m => m.Decision.CaseId).ToArray(),
            decided.Select(m => Json(m.Decision.Reasons)).ToArray(), decided.Select(m => Json(m.Decision.Alternatives)).ToArray(), version, act.Now,
            decided.Select(m => (short?)m.Decision.Score).ToArray(), decided.Select(m => m.FactsToKeep).ToArray());
        var proposals = decided.SelectMany(m => m.Decision.Proposals.Select(p => (m.Line.Id, Proposal: p))).ToList();
        if (proposals.Count > 0)
            await db.ExecuteAsync(
                """
                insert into receipts.proposal (line_id, rank, rule, case_id, score, reasons)
                select p.line, p.rank, p.rule, p.case_id, p.score, p.reasons::jsonb from unnest($1, $2, $3, $4, $5, $6) as p (line, rank, rule, case_id, score, reasons)
                """,
                ct, proposals.Select(p => p.Id).ToArray(), proposals.Select(p => (short)p.Proposal.Rank).ToArray(), proposals.Select(p => p.Proposal.Rule).ToArray(),
                proposals.Select(p => p.Proposal.CaseId).ToArray(), proposals.Select(p => (short)p.Proposal.Score).ToArray(), proposals.Select(p => Json(p.Proposal.Reasons)).ToArray());
    }

    static string Json<T>(T value) => JsonSerializer.Serialize(value, ReasonJson);

    /// <param name="Facts">Null for what is no credit of a payer's.</param>
    sealed record Decided(Line Line, MatchDecision Decision, CreditFacts? Facts)
    {
        // A credit to a case's own number is decided by a binding that never changes.
        public string? FactsToKeep => Decision.Rule == "T1" ? null : Facts?.ToJson();
    }

    sealed record Line(
        long Id, LocalDate BookedOn, bool IsCredit, Money Amount, string? EndToEndId, string? Counterparty, string? CounterpartyAccount, string? CreditedAccount, string? Summary, string Text, bool IsBatch)
    {
        public CreditLine ToCredit() => new(Id, Amount, Counterparty, CounterpartyAccount, CreditedAccount, Text, IsBatch);
    }
}
