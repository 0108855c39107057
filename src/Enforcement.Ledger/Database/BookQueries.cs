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

    /// <summary>The last day that is closed for postings; null while none is.</summary>
    public async Task<LocalDate?> ClosedThroughAsync(int bookId, CancellationToken ct) =>
        (await db.QueryAsync("select through_on from reconciliation.closed_through where book_id = $1", r => (LocalDate?)r.Date(0), ct, bookId)).SingleOrDefault();

    /// <summary>A list of a book that there is not would be empty and look right.</summary>
    /// <param name="code">Null for every book.</param>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task RequireAsync(string? code, CancellationToken ct)
    {
        if (code is not null && (await db.QueryAsync("select 1 from ledger.book where code = $1", r => r.GetInt32(0), ct, code)).Count == 0)
            throw new Refused(LedgerRefusals.BookUnknown, code);
    }

    /// <exception cref="Refused"><see cref="LedgerRefusals.PeriodClosed"/> when the day lies in a closed period.</exception>
    public async Task RequireOpenAsync(int bookId, LocalDate on, CancellationToken ct)
    {
        if (await ClosedThroughAsync(bookId, ct) is { } closed && on <= closed)
            throw new Refused(LedgerRefusals.PeriodClosed, $"closed through {closed:uuuu-MM-dd}, this is of {on:uuuu-MM-dd}");
    }

    /// <exception cref="Refused"><see cref="LedgerRefusals.BookStopped"/> while a stop of the book stands.</exception>
    public async Task RequireRunningAsync(int bookId, CancellationToken ct)
    {
        var stops = await db.QueryAsync("select check_name from reconciliation.book_stop where book_id = $1 and lifted_at is null order by id", r => r.GetString(0), ct, bookId);
        if (stops.Count > 0)
            throw new Refused(LedgerRefusals.BookStopped, string.Join(", ", stops));
    }

    /// <summary>Balances by account name, on the side on which each account grows.</summary>
    /// <param name="caseId">One case only; null for the whole book.</param>
    /// <param name="on">As of the end of this day by the bank's booking date; null for now.</param>
    public async Task<IReadOnlyDictionary<string, Money>> BalancesAsync(int bookId, long? caseId, LocalDate? on, CancellationToken ct)
    {
        var sides = (caseId, on) switch
        {
            (null, _) => await SidesAsync("select account, debit_minor, credit_minor from ledger.balance_parts($1, $2)", ct, bookId, on),
            (_, null) => await SidesAsync("select account, 0::bigint, amount_minor from ledger.position where book_id = $1 and case_id = $2", ct, bookId, caseId),
            _ => await SidesAsync(
                // A case's transfers are found through its lots: a position stays when its money has gone.
                """
                select side.account, side.debit, side.credit
                from (select distinct lot_id from ledger.position where book_id = $1 and case_id = $2) lot
                join ledger.transfer t on t.book_id = $1 and t.lot_id = lot.lot_id
                join ledger.entry e on e.book_id = $1 and e.id = t.entry_id and e.value_on <= $3
                cross join lateral (values (t.debit_account, t.debit_case_id, t.amount_minor, 0::bigint), (t.credit_account, t.credit_case_id, 0, t.amount_minor)) as side (account, case_id, debit, credit)
                where side.case_id = $2
                """, ct, bookId, caseId, on),
        };
        var byAccount = sides.ToLookup(s => s.Account);
        return Chart.Accounts.Where(a => caseId is null || a.Case != CaseDimension.Never).ToDictionary(a => a.Name, a =>
        {
            var debit = Money.Sum(byAccount[a.Code].Select(s => s.Debit));
            var credit = Money.Sum(byAccount[a.Code].Select(s => s.Credit));
            return a.Side == Side.Debit ? debit - credit : credit - debit;
        });
    }

    Task<List<(AccountCode Account, Money Debit, Money Credit)>> SidesAsync(string sql, CancellationToken ct, params object?[] args) =>
        db.QueryAsync($"select account, sum(debit_minor)::bigint, sum(credit_minor)::bigint from ({sql}) as side (account, debit_minor, credit_minor) group by account",
            r => ((AccountCode)r.GetInt16(0), r.Money(1), r.Money(2)), ct, args);
}
