using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>How long the receipts of a month waited for their import.</summary>
/// <param name="Month">The first day of the month in which the bank booked them.</param>
/// <param name="LongestDays">Calendar days from the bank's booking date to the import, of the one that waited longest.</param>
/// <param name="DaysTotal">Of all of them together; divided by <paramref name="Receipts"/> it is the average.</param>
/// <param name="Late">How many waited longer than allowed.</param>
public sealed record ImportLagMonth(string Book, LocalDate Month, int Receipts, Money Amount, int LongestDays, long DaysTotal, int Late, Money LateAmount);

/// <summary>One receipt that waited. The clocks ran all the time: they count from the bank's day.</summary>
public sealed record ImportLagLine(long LineId, string Book, LocalDate BookedOn, LocalDate ImportedOn, int LagDays, Money Amount, string? Payer, string? CaseNumber, string ImportedBy);

/// <summary>Booking date against import date, receipt by receipt, so that a late import hides no delay.</summary>
/// <source>domain reference §1.2(1) (import_lag) and §7, row 11</source>
public sealed class ImportLagQueries(LedgerDb db, BookQueries books, Act act) : IUseCase
{
    /// <summary>A statement of yesterday is imported today; after a weekend it is three days old.</summary>
    public const int UsualDays = 3;

    public const int MostDays = 3_660;

    public static Permission Needs => Permission.ReadReconciliation;

    // The line's day is the bank's, the statement's moment is the server's. A statement that was held for a while counts until it was posted.
    const string Lag =
        """
        select l.id, l.book_id, l.booked_on, l.amount_minor, l.counterparty_name, s.imported_by, (s.posted_at at time zone 'Asia/Shanghai')::date as imported_on,
               (s.posted_at at time zone 'Asia/Shanghai')::date - l.booked_on as days
        from receipts.statement_line l join receipts.statement s on s.id = l.statement_id and s.state = 'posted' where l.is_credit
        """;

    /// <summary>By book and month, the newest month first.</summary>
    /// <param name="from">Booked on this day or later; null for a year back.</param>
    /// <param name="days">Longer than this is late; null for <see cref="UsualDays"/>.</param>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task<List<ImportLagMonth>> MonthsAsync(string? bookCode, LocalDate? from, LocalDate? to, int? days, CancellationToken ct)
    {
        await books.RequireAsync(bookCode, ct);
        return await db.QueryAsync(
            $"""
            select b.code, date_trunc('month', g.booked_on)::date, count(*)::int, sum(g.amount_minor)::bigint, greatest(max(g.days), 0), sum(greatest(g.days, 0))::bigint,
                   (count(*) filter (where g.days > $4))::int, coalesce(sum(g.amount_minor) filter (where g.days > $4), 0)::bigint
            from ({Lag} and l.booked_on >= $2 and l.booked_on <= $3) g join ledger.book b on b.id = g.book_id
            where $1::text is null or b.code = $1 group by 1, 2 order by 2 desc, 1
            """,
            r => new ImportLagMonth(r.GetString(0), r.Date(1), r.GetInt32(2), r.Money(3), r.GetInt32(4), r.GetInt64(5), r.GetInt32(6), r.Money(7)),
            ct, bookCode, From(from), to ?? Today, days ?? UsualDays);
    }

    /// <summary>The receipts that waited longer than allowed, the longest first.</summary>
    public Task<List<ImportLagLine>> LateAsync(string? bookCode, LocalDate? from, LocalDate? to, int? days, int take, CancellationToken ct) => db.QueryAsync(
        $"""
        select g.id, b.code, g.booked_on, g.imported_on, g.days, g.amount_minor, g.counterparty_name, (select c.number from receipts.match m join cases.enforcement_case c on c.id = m.case_id where m.line_id = g.id), p.display_name
        from ({Lag} and l.booked_on >= $2 and l.booked_on <= $3) g join ledger.book b on b.id = g.book_id join access.person p on p.id = g.imported_by
        where g.days > $4 and ($1::text is null or b.code = $1) order by g.days desc, g.id limit $5
        """,
        r => new ImportLagLine(r.GetInt64(0), r.GetString(1), r.Date(2), r.Date(3), r.GetInt32(4), r.Money(5), r.TextOrNull(6), r.TextOrNull(7), r.GetString(8)),
        ct, bookCode, From(from), to ?? Today, days ?? UsualDays, take);

    LocalDate Today => Office.Today(act.Now);

    LocalDate From(LocalDate? asked) => asked ?? Today.PlusYears(-1);
}
