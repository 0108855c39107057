using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>One statement, three ways: what the bank says, what the book says, what the liabilities add up to, as of its last day.</summary>
/// <param name="Difference">Bank less book; zero when they agree.</param>
public sealed record StatementReconciliation(long StatementId, string Ident, LocalDate? From, LocalDate? To, Money Opening, Money Credits, Money Debits, Money Closing, Money Book, Money Difference);

/// <summary>A payout, or a refund of unknown funds, that has left the ledger's hands and is not on a statement yet (未达账项).</summary>
/// <param name="PayoutId">Null for a refund, which belongs to no case.</param>
public sealed record InTransitItem(long? PayoutId, long? RefundId, string? EndToEndId, string? CaseNumber, string PayeeName, Money Amount, Instant ReleasedAt);

/// <summary>A statement that waits, and why.</summary>
public sealed record HeldStatement(long StatementId, string Ident, string FileName, LocalDate? From, LocalDate? To, string Code, string? Facts);

/// <summary>The three-way reconciliation of a book.</summary>
/// <param name="Bank">The closing balance of the newest statement; the book's opening balance before the first.</param>
/// <param name="BookBalance">The balance of BANK.</param>
/// <param name="Liabilities">The sum of what the book owes, other assets deducted.</param>
/// <param name="Difference">The size of bank against book plus that of book against liabilities: zero only when all three agree.</param>
/// <param name="Balances">Every account by name.</param>
/// <param name="Statements">The newest first, a page of them.</param>
/// <param name="NextStatements">What to give <see cref="ReconciliationQueries.StatementsAsync"/> for those before them; null at the first of the book.</param>
public sealed record BookReconciliation(
    string Book, string Name, string Currency, LocalDate? On, Money Bank, Money BookBalance, Money Liabilities, Money Difference,
    IReadOnlyDictionary<string, Money> Balances, IReadOnlyList<InTransitItem> InTransit, IReadOnlyList<StatementReconciliation> Statements, long? NextStatements, IReadOnlyList<HeldStatement> Held);

/// <summary>Statements of a book in the order of their chain, the newest first.</summary>
/// <param name="Next">The last of them, from which the next page goes on; null at the first of the book.</param>
public sealed record StatementPage(IReadOnlyList<StatementReconciliation> Statements, long? Next);

/// <summary>Bank = book = sum of liabilities, per book and per statement.</summary>
/// <source>design §1, 3; 法发〔2017〕6号 art. 3 (reconciliation); domain reference §8 (invariants)</source>
public sealed class ReconciliationQueries(LedgerDb db, BookQueries books, PostedChain chain) : IUseCase
{
    /// <summary>Statements on a page: a quarter's workdays.</summary>
    public const int UsualPage = 60;

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
            var page = await PageAsync((await chain.EndAsync(book.Id, on, ct))?.Id, UsualPage, ct);
            var bank = page.Statements.Count > 0 ? page.Statements[0].Closing : await books.OpeningAsync(book.Id, ct);
            var bookBalance = balances[Chart.Of(AccountCode.Bank).Name];
            var liabilities = Money.Sum(Chart.Accounts.Where(a => a.Side == Side.Credit).Select(a => balances[a.Name]))
                - Money.Sum(Chart.Accounts.Where(a => a.Side == Side.Debit && a.Code != AccountCode.Bank).Select(a => balances[a.Name]));
            all.Add(new(book.Code, book.Name, book.Currency, on, bank, bookBalance, liabilities, Gap(bank, bookBalance) + Gap(bookBalance, liabilities),
                balances, await InTransitAsync(book.Id, ct), page.Statements, page.Next, await HeldAsync(book.Id, ct)));
        }
        return all;
    }

    // Two differences never cancel: each counts by its size.
    static Money Gap(Money a, Money b) => a > b ? a - b : b - a;

    /// <summary>Statements in the order of the chain, the newest first.</summary>
    /// <param name="after">Keyset: the posted statements that come before this one in the chain.</param>
    public async Task<StatementPage> StatementsAsync(long after, int take, CancellationToken ct) =>
        await PageAsync((await chain.BackAsync(after, 1, ct)).SingleOrDefault()?.PreviousId, take, ct);

    async Task<StatementPage> PageAsync(long? from, int take, CancellationToken ct)
    {
        if (from is null)
            return new([], null);
        var links = await chain.BackAsync(from.Value, take, ct);
        var statements = await db.QueryAsync(
            FoldBalances.Reached + """
            select s.id, s.ident, s.from_on, s.to_on, s.opening_minor, s.credit_minor, s.debit_minor, s.closing_minor, coalesce(s.book_minor, r.book_minor)
            from unnest($1) with ordinality as page (id, place)
            join receipts.statement s on s.id = page.id and s.state = 'posted' left join reached r on r.id = s.id order by page.place
            """,
            r => new StatementReconciliation(r.GetInt64(0), r.GetString(1), r.DateOrNull(2), r.DateOrNull(3), r.Money(4), r.Money(5), r.Money(6), r.Money(7), r.Money(8), r.Money(7) - r.Money(8)),
            ct, links.Select(l => l.Id).ToArray());
        return new(statements, links[^1].PreviousId is null ? null : links[^1].Id);
    }

    Task<List<InTransitItem>> InTransitAsync(int bookId, CancellationToken ct) =>
        db.QueryAsync(
            $"""
            select p.id, null::bigint, i.end_to_end_id, (select c.number from cases.enforcement_case c where c.id = p.case_id), p.payee_name, p.amount_minor, i.released_at
            from payouts.payout p
            join payouts.instruction i on i.payout_id = p.id and i.round = p.round
            where p.book_id = $1 and p.state in ('Released', 'Uncertain')
            union all
            select null, r.refund_id, r.end_to_end_id, null, r.payer_name, r.amount_minor, r.written_at from ({RefundsInTransit.Now("$1")}) r order by 7
            """,
            r => new InTransitItem(r.LongOrNull(0), r.LongOrNull(1), r.TextOrNull(2), r.TextOrNull(3), r.GetString(4), r.Money(5), r.Instant(6)), ct, bookId);

    Task<List<HeldStatement>> HeldAsync(int bookId, CancellationToken ct) =>
        db.QueryAsync(
            """
            select s.id, s.ident, f.name, s.from_on, s.to_on, s.hold_code, s.hold_facts
            from receipts.statement s join receipts.file f on f.id = s.file_id where s.book_id = $1 and s.state = 'held' order by s.from_on, s.id
            """,
            r => new HeldStatement(r.GetInt64(0), r.GetString(1), r.GetString(2), r.DateOrNull(3), r.DateOrNull(4), r.GetString(5), r.TextOrNull(6)), ct, bookId);
}
