using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Database;

/// <summary>A book (账簿) with the balance of each of its accounts.</summary>
public sealed record BookView(int Id, string Code, string Name, string CourtCode, string EscrowAccountNo, string Currency, IReadOnlyDictionary<string, Money> Balances);

/// <summary>Balances of a book, now and as of a day.</summary>
public sealed class BookQueries(LedgerDb db) : IUseCase
{
    public static Permission Needs => Permission.ReadReconciliation;

    public async Task<List<BookView>> ListAsync(CancellationToken ct)
    {
        var books = await db.QueryAsync("select id, code, name, court_code, escrow_account_no, currency from ledger.book order by code",
            r => new BookView(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), new Dictionary<string, Money>()), ct);
        for (var i = 0; i < books.Count; i++)
            books[i] = books[i] with { Balances = await BalancesAsync(books[i].Id, null, null, ct) };
        return books;
    }

    /// <summary>What was on the account when its book was opened.</summary>
    public async Task<Money> OpeningAsync(int bookId, CancellationToken ct) =>
        (await db.QueryAsync(
            "select coalesce(sum(t.amount_minor), 0)::bigint from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id where e.book_id = $1 and e.source_kind = $2 and e.kind = $3",
            r => r.Money(0), ct, bookId, (short)SourceKind.Book, (short)EntryKind.Opening))[0];

    /// <summary>Balances by account name, on the side on which each account grows.</summary>
    /// <param name="caseId">One case only; null for the whole book.</param>
    /// <param name="on">As of the end of this day by the bank's booking date; null for now.</param>
    public async Task<IReadOnlyDictionary<string, Money>> BalancesAsync(int bookId, long? caseId, LocalDate? on, CancellationToken ct)
    {
        // A case's transfers are found through its lots: a position stays when its money has gone.
        var rows = await db.QueryAsync(
            """
            with legs as (
              select t.debit_account as account, t.debit_case_id as case_id, t.amount_minor as debit, 0::bigint as credit, t.entry_id
              from ledger.transfer t where t.book_id = $1
                and ($2::bigint is null or t.lot_id in (select lot_id from ledger.position where book_id = $1 and case_id = $2))
              union all
              select t.credit_account, t.credit_case_id, 0, t.amount_minor, t.entry_id
              from ledger.transfer t where t.book_id = $1
                and ($2::bigint is null or t.lot_id in (select lot_id from ledger.position where book_id = $1 and case_id = $2))
            )
            select a.name, a.side = 'debit', sum(l.debit)::bigint, sum(l.credit)::bigint
            from legs l join ledger.account a on a.code = l.account
            where ($2::bigint is null or l.case_id = $2)
              and ($3::date is null or exists (select from ledger.entry e where e.book_id = $1 and e.id = l.entry_id and e.value_on <= $3))
            group by a.name, a.side
            """,
            r => (Name: r.GetString(0), OnDebit: r.GetBoolean(1), Debit: r.Money(2), Credit: r.Money(3)), ct, bookId, caseId, on);
        var balances = Chart.Accounts.Where(a => caseId is null || a.Case != CaseDimension.Never).ToDictionary(a => a.Name, _ => Money.Zero);
        foreach (var row in rows)
            balances[row.Name] = row.OnDebit ? row.Debit - row.Credit : row.Credit - row.Debit;
        return balances;
    }
}
