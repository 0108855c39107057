using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>An item in transit (未达账项) or one to be looked into: one side has it and the other does not.</summary>
public sealed record AdjustmentItem(LocalDate? On, string Reference, string Text, Money Amount);

/// <summary>The bank reconciliation statement (银行存款余额调节表) of a book at the end of a day.</summary>
/// <param name="Ledger">The balance of BANK.</param>
/// <param name="InTransit">The balance of IN_TRANSIT: sent by us, still in BANK until the bank books it.</param>
/// <param name="Cash">What our cash journal says: <paramref name="Ledger"/> less <paramref name="InTransit"/>.</param>
/// <param name="BankReceived">The bank has received it, we have not booked it.</param>
/// <param name="BankPaid">The bank has paid it, we have not booked it.</param>
/// <param name="Missing">What came less what went at the bank while its statements are missing, where two persons let the gap pass.</param>
/// <param name="BookAdjusted">Cash with what only the bank has.</param>
/// <param name="Bank">The closing balance that the bank tells, also on a statement that is held.</param>
/// <param name="Sent">We have paid it, the bank has not booked it.</param>
/// <param name="BankAdjusted">The bank's balance with what only we have.</param>
/// <param name="Difference">Adjusted bank less adjusted book; zero when the statement reconciles.</param>
/// <param name="Unexplained">Debits that are booked on both sides and that nobody can explain yet.</param>
/// <param name="PreparedBy">Who signed the day first, where it is signed.</param>
public sealed record AdjustmentStatement(
    string Book, string Name, string EscrowAccountNo, string Currency, LocalDate On, Money Ledger, Money InTransit, Money Cash,
    IReadOnlyList<AdjustmentItem> BankReceived, IReadOnlyList<AdjustmentItem> BankPaid, IReadOnlyList<AdjustmentItem> Missing, Money BookAdjusted,
    Money Bank, string? StatementIdent, IReadOnlyList<AdjustmentItem> Sent, Money BankAdjusted, Money Difference, IReadOnlyList<AdjustmentItem> Unexplained,
    string? PreparedBy, Instant? PreparedAt, string? ConfirmedBy, Instant? ConfirmedAt);

/// <summary>Draws up the bank reconciliation statement. Each side is added up from its own facts: the book from the journal, what was sent from
/// the instructions, the bank from its statements.</summary>
/// <source>domain reference §3.8 ⑪; 法发〔2017〕6号 art. 3</source>
public sealed class AdjustmentQueries(LedgerDb db, PeriodDesk desk, PeriodQueries periods, BookQueries books, BankDays bank, PostedChain chain) : IUseCase
{
    public static Permission Needs => Permission.ReadReconciliation;

    /// <param name="on">Null for yesterday.</param>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task<AdjustmentStatement> DrawAsync(string bookCode, LocalDate? on, CancellationToken ct)
    {
        var book = await desk.BookAsync(bookCode, ct);
        var day = on ?? desk.Today.PlusDays(-1);
        var balances = await books.BalancesAsync(book.Id, null, day, ct);
        var (ledger, inTransit) = (balances[Chart.Of(AccountCode.Bank).Name], balances[Chart.Of(AccountCode.InTransit).Name]);
        var held = await HeldAsync(book.Id, day, ct);
        var received = held.Where(h => h.Credits.IsPositive).Select(h => new AdjustmentItem(h.To, h.Ident, h.Code, h.Credits)).ToList();
        var paid = held.Where(h => h.Debits.IsPositive).Select(h => new AdjustmentItem(h.To, h.Ident, h.Code, h.Debits)).ToList();
        var posted = await chain.EndAsync(book.Id, day, ct);
        // The newest that the bank has told, posted or not.
        var newest = held.LastOrDefault(h => h.Closing is not null && (posted?.To is null || h.To is null || h.To >= posted.To));
        var told = newest?.Closing ?? (await bank.ClosingsAsync(book.Id, day, day, ct))[day];
        var ident = newest?.Ident ?? (posted is null ? null : (await db.QueryAsync("select ident from receipts.statement where id = $1", r => r.GetString(0), ct, posted.Id))[0]);
        var sent = await SentAsync(book.Id, day, ct);
        var missing = await MissingAsync(book.Id, day, ct);
        var bookAdjusted = ledger - inTransit + Sum(received) - Sum(paid) + Sum(missing);
        var bankAdjusted = told - Sum(sent);
        var close = (await periods.ClosesAsync(book.Code, PeriodKind.Day, null, 20, ct, day, day)).Find(c => c.State != "reopened");
        return new(book.Code, book.Name, book.EscrowAccountNo, book.Currency, day, ledger, inTransit, ledger - inTransit, received, paid, missing, bookAdjusted,
            told, ident, sent, bankAdjusted, bankAdjusted - bookAdjusted, await UnexplainedAsync(book.Id, day, ct), close?.PreparedBy, close?.PreparedAt, close?.ConfirmedBy, close?.ConfirmedAt);
    }

    static Money Sum(IEnumerable<AdjustmentItem> items) => Money.Sum(items.Select(i => i.Amount));

    sealed record Held(string Ident, LocalDate? To, string Code, Money Credits, Money Debits, Money? Closing);

    Task<List<Held>> HeldAsync(int bookId, LocalDate day, CancellationToken ct) => db.QueryAsync(
        """
        select ident, to_on, hold_code, credit_minor, debit_minor, closing_minor from receipts.statement
        where book_id = $1 and state = 'held' and coalesce(to_on, from_on, $2) <= $2 order by to_on nulls first, id
        """,
        r => new Held(r.GetString(0), r.DateOrNull(1), r.GetString(2), r.Money(3), r.Money(4), r.MoneyOrNull(5)), ct, bookId, day);

    // The bank's balance has leapt with the first statement behind the gap; what fills it later carries its own days, and is in the book on them.
    Task<List<AdjustmentItem>> MissingAsync(int bookId, LocalDate day, CancellationToken ct) => db.QueryAsync(
        """
        select coalesce(p.to_on, g.closing_on) + 1, s.from_on - 1, s.ident, d.reason, a.display_name, b.display_name, g.open_minor
        from receipts.gap g join receipts.statement s on s.id = g.statement_id left join receipts.statement p on p.id = s.previous_id
        join receipts.hold_decision d on d.id = g.decision_id join access.person a on a.id = d.proposed_by join access.person b on b.id = d.decided_by
        where g.book_id = $1 and g.open_minor <> 0 and coalesce(s.to_on, s.from_on, $2) <= $2 order by s.from_on nulls first, s.id
        """,
        r => new AdjustmentItem(r.DateOrNull(0), r.GetString(2),
            $"{(r.DateOrNull(1) is { } until ? $"至 {NodaTime.Text.LocalDatePattern.Iso.Format(until)} " : "")}{r.GetString(3)}（提出：{r.GetString(4)}，批准：{r.GetString(5)}）", r.Money(6)), ct, bookId, day);

    Task<List<AdjustmentItem>> SentAsync(int bookId, LocalDate day, CancellationToken ct) => db.QueryAsync(
        $"""
        select i.released_at, i.end_to_end_id, concat_ws(' ', c.number, p.payee_name), i.amount_minor
        from payouts.instruction i join payouts.payout p on p.id = i.payout_id join cases.enforcement_case c on c.id = p.case_id
        left join payouts.settlement s on s.instruction_id = i.id
        where p.book_id = $1 and i.released_at < $3 and (s.booked_on is null or s.booked_on > $2)
          and not exists (select from payouts.move m where m.payout_id = i.payout_id and m.round = i.round and m.trigger = 'BankRejected' and m.at < $3)
        union all
        select r.written_at, r.end_to_end_id, r.payer_name, r.amount_minor from ({RefundsInTransit.At("$1", "$2", "$3")}) r
        union all
        select b.decided_at, b.end_to_end_id, a.name, b.amount_minor from payouts.treasury_batch b join payouts.treasury_account a on a.id = b.account_id
        where b.book_id = $1 and b.end_to_end_id is not null and b.decided_at < $3 and (b.booked_on is null or b.booked_on > $2) and (b.failed_at is null or b.failed_at >= $3)
        order by 1, 2
        """,
        r => new AdjustmentItem(Office.Today(r.Instant(0)), r.GetString(1), r.GetString(2), r.Money(3)), ct, bookId, day, Office.EndOf(day));

    Task<List<AdjustmentItem>> UnexplainedAsync(int bookId, LocalDate day, CancellationToken ct) => db.QueryAsync(
        """
        select l.booked_on, coalesce(l.bank_reference, l.id::text), concat_ws(' ', l.counterparty_name, l.summary, l.remittance), l.amount_minor
        from receipts.match m join receipts.statement_line l on l.id = m.line_id
        where m.rule = 'D0' and (m.undone_at is null or exists (select from payouts.settlement s where s.line_id = l.id and s.booked_on > $2)) and l.book_id = $1 and not l.is_credit and l.booked_on <= $2 order by l.booked_on, l.id
        """,
        r => new AdjustmentItem(r.Date(0), r.GetString(1), r.GetString(2), r.Money(3)), ct, bookId, day);
}
