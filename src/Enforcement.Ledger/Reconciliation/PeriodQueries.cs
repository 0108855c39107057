using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>A close, signed once or twice, standing or undone.</summary>
/// <param name="State">prepared, closed or reopened.</param>
/// <param name="Intact">The kept balances still give the hash that was signed.</param>
public sealed record CloseView(
    long Id, string Book, PeriodKind Kind, LocalDate Through, string State, Money Bank, string PreparedBy, Instant PreparedAt, string? ConfirmedBy, Instant? ConfirmedAt,
    string Hash, bool Intact, string? ReopenedBecause);

/// <summary>Why a period was opened again, and by whom.</summary>
public sealed record ReopeningView(long Id, string Book, LocalDate From, string Reason, string AskedBy, Instant AskedAt, string? ConfirmedBy, Instant? ConfirmedAt);

/// <summary>One day, three ways.</summary>
/// <param name="Bank">The bank's balance at its end.</param>
/// <param name="Book">BANK at its end, by the bank's booking dates.</param>
/// <param name="Liabilities">What the book owes, its other assets deducted.</param>
/// <param name="Difference">The size of bank against book plus that of book against liabilities.</param>
/// <param name="Balances">Every account that is not zero, by name.</param>
/// <param name="InTransit">Payouts sent and not booked, at its end.</param>
/// <param name="Close">The close of this very day, prepared or standing; null without one.</param>
/// <param name="IsClosed">Closed with this day or a later one.</param>
/// <param name="HasStatement">A statement of the bank ends on it.</param>
public sealed record DayReconciliation(
    LocalDate Day, bool IsWorkday, bool HasStatement, Money Bank, Money Book, Money Liabilities, Money Difference, Money InTransit, IReadOnlyDictionary<string, Money> Balances,
    int OpenDifferences, bool IsClosed, CloseView? Close);

/// <summary>The days of a book beside each other, the newest first.</summary>
/// <param name="AskedReopening">A reopening that waits for its second person.</param>
public sealed record DayList(string Book, string Name, string Currency, LocalDate? ClosedThrough, ReopeningView? AskedReopening, IReadOnlyList<DayReconciliation> Days);

/// <summary>The days of a book, its closes and its reopenings.</summary>
/// <source>法发〔2017〕6号 art. 3; design §1, 3</source>
public sealed class PeriodQueries(LedgerDb db, PeriodDesk desk, BookQueries books, BankDays bank, CalendarInForce calendar) : IUseCase
{
    public const int MostDays = 100;

    public static Permission Needs => Permission.ReadReconciliation;

    /// <param name="from">Null for a fortnight up to <paramref name="to"/>.</param>
    /// <param name="to">Null for today.</param>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task<DayList> DaysAsync(string bookCode, LocalDate? from, LocalDate? to, CancellationToken ct)
    {
        var book = await desk.BookAsync(bookCode, ct);
        var last = to ?? desk.Today;
        var first = LocalDate.Max(from ?? last.PlusDays(-13), last.PlusDays(1 - MostDays));
        var closings = await bank.ClosingsAsync(book.Id, first, last, ct);
        var sides = (await db.QueryAsync(
            """
            select d.day::date, p.account, sum(p.debit_minor)::bigint, sum(p.credit_minor)::bigint
            from generate_series($2::date, $3::date, interval '1 day') as d (day) cross join lateral ledger.balance_parts($1, d.day::date) p group by 1, 2
            """,
            r => (Day: r.Date(0), Account: (AccountCode)r.GetInt16(1), Debit: r.Money(2), Credit: r.Money(3)), ct, book.Id, first, last)).ToLookup(s => s.Day);
        var statements = (await db.QueryAsync("select distinct to_on from receipts.statement where book_id = $1 and state = 'posted' and to_on between $2 and $3", r => r.Date(0), ct, book.Id, first, last)).ToHashSet();
        var differences = await db.QueryAsync("select since_on from reconciliation.difference_now where book_id = $1 and act is distinct from 'closed' and since_on between $2 and $3", r => r.Date(0), ct, book.Id, first, last);
        var closes = (await ClosesAsync(book.Code, PeriodKind.Day, null, MostDays, ct, first, last)).Where(c => c.State != "reopened").ToDictionary(c => c.Through);
        var closed = await books.ClosedThroughAsync(book.Id, ct);
        var workdays = await calendar.GetAsync(ct);
        var days = new List<DayReconciliation>();
        for (var day = last; day >= first; day = day.PlusDays(-1))
        {
            var balances = sides[day].ToDictionary(s => s.Account, s => Chart.Of(s.Account).Side == Side.Debit ? s.Debit - s.Credit : s.Credit - s.Debit);
            var bookBalance = balances.GetValueOrDefault(AccountCode.Bank);
            var owed = Money.Sum(balances.Where(b => b.Key != AccountCode.Bank).Select(b => Chart.Of(b.Key).Side == Side.Credit ? b.Value : -b.Value));
            days.Add(new(day, workdays.IsWorkday(day), statements.Contains(day), closings[day], bookBalance, owed, Gap(closings[day], bookBalance) + Gap(bookBalance, owed), balances.GetValueOrDefault(AccountCode.InTransit),
                balances.Where(b => !b.Value.IsZero).ToDictionary(b => Chart.Of(b.Key).Name, b => b.Value), differences.Count(d => d == day), day <= closed, closes.GetValueOrDefault(day)));
        }
        return new(book.Code, book.Name, book.Currency, closed, (await ReopeningsAsync(book.Code, 1, ct)).Find(r => r.ConfirmedAt is null), days);
    }

    // Two differences never cancel: each counts by its size.
    static Money Gap(Money a, Money b) => a > b ? a - b : b - a;

    /// <summary>Closes of either kind, the newest first; those that were signed again are left out.</summary>
    public async Task<List<CloseView>> ClosesAsync(string? book, PeriodKind? kind, long? after, int take, CancellationToken ct, LocalDate? from = null, LocalDate? to = null)
    {
        var asked = new Conditions().When(book, "b.code = {0}").When(kind is { } k ? PeriodDesk.Stored(k) : null, "c.kind = {0}").When(after, "c.id < {0}").When(from, "c.through_on >= {0}").When(to, "c.through_on <= {0}");
        var rows = await db.QueryAsync(
            $"""
            select c.id, b.code, c.kind, c.through_on, c.bank_minor, p.display_name, c.prepared_at, q.display_name, c.confirmed_at, c.hash, o.reason, v.hash, c.reopening_id is not null
            from reconciliation.period_close c join ledger.book b on b.id = c.book_id join access.person p on p.id = c.prepared_by
            left join access.person q on q.id = c.confirmed_by left join reconciliation.reopening o on o.id = c.reopening_id left join reconciliation.period_close v on v.id = c.previous_id
            where c.superseded_at is null and {asked} order by c.id desc limit {asked.Parameter(take)}
            """,
            r => (View: View(r), Hash: r.GetFieldValue<byte[]>(9), Previous: r.IsDBNull(11) ? null : r.GetFieldValue<byte[]>(11)), ct, asked.Values);
        var balances = (await db.QueryAsync("select close_id, account, debit_minor, credit_minor from reconciliation.close_balance where close_id = any ($1)",
            r => (Of: r.GetInt64(0), Side: new AccountSides((AccountCode)r.GetInt16(1), r.Money(2), r.Money(3))), ct, rows.Select(r => r.View.Id).ToArray())).ToLookup(b => b.Of, b => b.Side);
        return [.. rows.Select(r => r.View with { Intact = PeriodDesk.Hash(r.View.Book, r.View.Kind, r.View.Through, r.View.Bank, balances[r.View.Id], r.Previous).AsSpan().SequenceEqual(r.Hash) })];
    }

    static CloseView View(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2) == "day" ? PeriodKind.Day : PeriodKind.Month, r.Date(3),
        r.GetBoolean(12) ? "reopened" : r.IsDBNull(8) ? "prepared" : "closed", r.Money(4), r.GetString(5), r.Instant(6), r.TextOrNull(7), r.InstantOrNull(8),
        Convert.ToHexStringLower(r.GetFieldValue<byte[]>(9)), false, r.TextOrNull(10));

    public Task<List<ReopeningView>> ReopeningsAsync(string? book, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(book, "b.code = {0}");
        return db.QueryAsync(
            $"""
            select o.id, b.code, o.from_on, o.reason, p.display_name, o.asked_at, q.display_name, o.confirmed_at
            from reconciliation.reopening o join ledger.book b on b.id = o.book_id join access.person p on p.id = o.asked_by left join access.person q on q.id = o.confirmed_by
            where {asked} order by o.id desc limit {asked.Parameter(take)}
            """,
            r => new ReopeningView(r.GetInt64(0), r.GetString(1), r.Date(2), r.GetString(3), r.GetString(4), r.Instant(5), r.TextOrNull(6), r.InstantOrNull(7)), ct, asked.Values);
    }
}
