using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>One statement, three ways: what the bank says, what the book says, what the liabilities add up to, as of its last day.</summary>
/// <param name="Difference">Bank less book; zero when they agree.</param>
public sealed record StatementReconciliation(long StatementId, string Ident, LocalDate? From, LocalDate? To, Money Opening, Money Credits, Money Debits, Money Closing, Money Book, Money Difference);

/// <summary>A payout that has left the ledger's hands and is not on a statement yet (未达账项).</summary>
public sealed record InTransitItem(long PayoutId, string? EndToEndId, string CaseNumber, string PayeeName, Money Amount, Instant ReleasedAt);

/// <summary>A statement that waits, and why.</summary>
public sealed record HeldStatement(long StatementId, string Ident, string FileName, LocalDate? From, LocalDate? To, string Code, string? Facts);

/// <summary>The three-way reconciliation of a book.</summary>
/// <param name="Bank">The closing balance of the newest statement; the book's opening balance before the first.</param>
/// <param name="BookBalance">The balance of BANK.</param>
/// <param name="Liabilities">The sum of what the book owes, other assets deducted.</param>
/// <param name="Difference">The size of bank against book plus that of book against liabilities: zero only when all three agree.</param>
/// <param name="Balances">Every account by name.</param>
public sealed record BookReconciliation(
    string Book, string Name, string Currency, LocalDate? On, Money Bank, Money BookBalance, Money Liabilities, Money Difference,
    IReadOnlyDictionary<string, Money> Balances, IReadOnlyList<InTransitItem> InTransit, IReadOnlyList<StatementReconciliation> Statements, IReadOnlyList<HeldStatement> Held);

/// <summary>Bank = book = sum of liabilities, per book and per statement.</summary>
/// <source>design §1, 3; 法发〔2017〕6号 art. 3 (reconciliation); domain reference §8 (invariants)</source>
public sealed class ReconciliationQueries(LedgerDb db, BookQueries books) : IUseCase
{
    public static Permission Needs => Permission.ReadReconciliation;

    /// <param name="bookCode">Null for every book.</param>
    /// <param name="on">As of the end of this day by the bank's booking date; null for now.</param>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task<List<BookReconciliation>> ShowAsync(string? bookCode, LocalDate? on, CancellationToken ct)
    {
        var chosen = await db.QueryAsync("select id, code, name, currency from ledger.book where $1::text is null or code = $1 order by code",
            r => (Id: r.GetInt32(0), Code: r.GetString(1), Name: r.GetString(2), Currency: r.GetString(3)), ct, bookCode);
        if (bookCode is not null && chosen.Count == 0)
            throw new Refused(LedgerRefusals.BookUnknown, bookCode);
        var all = new List<BookReconciliation>();
        foreach (var book in chosen)
        {
            var balances = await books.BalancesAsync(book.Id, null, on, ct);
            var statements = await StatementsAsync(book.Id, on, ct);
            var opening = await books.OpeningAsync(book.Id, ct);
            var bank = statements.Count > 0 ? statements[0].Closing : opening;
            var bookBalance = balances[Chart.Of(AccountCode.Bank).Name];
            var liabilities = Money.Sum(Chart.Accounts.Where(a => a.Side == Side.Credit).Select(a => balances[a.Name]))
                - Money.Sum(Chart.Accounts.Where(a => a.Side == Side.Debit && a.Code != AccountCode.Bank).Select(a => balances[a.Name]));
            all.Add(new(book.Code, book.Name, book.Currency, on, bank, bookBalance, liabilities, Gap(bank, bookBalance) + Gap(bookBalance, liabilities),
                balances, await InTransitAsync(book.Id, ct), statements, await HeldAsync(book.Id, ct)));
        }
        return all;
    }

    // Two differences never cancel: each counts by its size.
    static Money Gap(Money a, Money b) => a > b ? a - b : b - a;

    /// <summary>The posted statements in the order of the chain, the newest first.</summary>
    Task<List<StatementReconciliation>> StatementsAsync(int bookId, LocalDate? on, CancellationToken ct) =>
        db.QueryAsync(
            """
            with recursive chain as (
              select s.*, 1 as place from receipts.statement s where s.book_id = $1 and s.state = 'posted' and s.previous_id is null
              union all
              select n.*, c.place + 1 from chain c join receipts.statement n on n.book_id = $1 and n.previous_id = c.id and n.state = 'posted'
            ), moved as (
              select l.statement_id, sum(case when t.debit_account = 101 then t.amount_minor else 0 end - case when t.credit_account = 101 then t.amount_minor else 0 end) as change
              from receipts.statement_line l
              join ledger.entry e on e.book_id = l.book_id and e.source_kind = 2 and e.source_id = l.id
              join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
              where l.book_id = $1 group by l.statement_id
            ), opening as (
              select coalesce(sum(t.amount_minor), 0) as amount from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
              where e.book_id = $1 and e.source_kind = 1
            )
            select c.id, c.ident, c.from_on, c.to_on, c.opening_minor, c.credit_minor, c.debit_minor, c.closing_minor,
                   ((select amount from opening) + sum(coalesce(m.change, 0)) over (order by c.place))::bigint
            from chain c left join moved m on m.statement_id = c.id
            where $2::date is null or c.to_on is null or c.to_on <= $2
            order by c.place desc
            """,
            r => new StatementReconciliation(r.GetInt64(0), r.GetString(1), r.DateOrNull(2), r.DateOrNull(3), r.Money(4), r.Money(5), r.Money(6), r.Money(7), r.Money(8), r.Money(7) - r.Money(8)),
            ct, bookId, on);

    Task<List<InTransitItem>> InTransitAsync(int bookId, CancellationToken ct) =>
        db.QueryAsync(
            """
            select p.id, i.end_to_end_id, c.number, p.payee_name, p.amount_minor, i.released_at
            from payouts.payout p join cases.enforcement_case c on c.id = p.case_id
            join payouts.instruction i on i.payout_id = p.id and i.round = p.round
            where p.book_id = $1 and p.state in ('Released', 'Uncertain') order by i.released_at
            """,
            r => new InTransitItem(r.GetInt64(0), r.TextOrNull(1), r.GetString(2), r.GetString(3), r.Money(4), r.Instant(5)), ct, bookId);

    Task<List<HeldStatement>> HeldAsync(int bookId, CancellationToken ct) =>
        db.QueryAsync(
            """
            select s.id, s.ident, f.name, s.from_on, s.to_on, s.hold_code, s.hold_facts
            from receipts.statement s join receipts.file f on f.id = s.file_id where s.book_id = $1 and s.state = 'held' order by s.from_on, s.id
            """,
            r => new HeldStatement(r.GetInt64(0), r.GetString(1), r.GetString(2), r.DateOrNull(3), r.DateOrNull(4), r.GetString(5), r.TextOrNull(6)), ct, bookId);
}
