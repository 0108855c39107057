using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>The bank's balance at the end of each day, as its posted statements tell it: the closing of the last one that ended by then,
/// and of one that spans the day the lines booked by then.</summary>
public sealed class BankDays(LedgerDb db, BookQueries books, PostedChain chain)
{
    public async Task<Dictionary<LocalDate, Money>> ClosingsAsync(int bookId, LocalDate from, LocalDate to, CancellationToken ct)
    {
        var before = await chain.EndAsync(bookId, from.PlusDays(-1), ct);
        var start = before?.Closing ?? await books.OpeningAsync(bookId, ct);
        var statements = await db.QueryAsync(
            """
            with recursive forward as (
              select s.*, 1 as place from receipts.statement s where s.book_id = $1 and s.state = 'posted' and s.previous_id is not distinct from $2
              union all
              select n.*, f.place + 1 from forward f join receipts.statement n on n.book_id = $1 and n.previous_id = f.id and n.state = 'posted'
              where f.from_on is null or f.from_on <= $3
            )
            select f.id, coalesce(f.to_on, (select max(l.booked_on) from receipts.statement_line l where l.statement_id = f.id)), f.closing_minor,
                   f.from_on is null or f.to_on is null or f.from_on <> f.to_on
            from forward f where f.from_on is null or f.from_on <= $3 order by f.place
            """,
            r => new { Id = r.GetInt64(0), To = r.DateOrNull(1), Closing = r.Money(2), Spans = r.GetBoolean(3) }, ct, bookId, before?.Id, to);
        var lines = (await db.QueryAsync(
            "select statement_id, booked_on, sum(case when is_credit then amount_minor else -amount_minor end)::bigint from receipts.statement_line where statement_id = any ($1) group by statement_id, booked_on",
            r => (Statement: r.GetInt64(0), On: r.Date(1), Sum: r.Money(2)), ct, statements.Where(s => s.Spans).Select(s => s.Id).ToArray())).ToLookup(l => l.Statement);
        var closings = new Dictionary<LocalDate, Money>();
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            var last = statements.FindLastIndex(s => s.To is null || s.To <= day);
            closings[day] = (last < 0 ? start : statements[last].Closing)
                + Money.Sum(statements.Skip(last + 1).SelectMany(s => lines[s.Id]).Where(l => l.On <= day).Select(l => l.Sum));
        }
        return closings;
    }

    /// <summary>The last day that posted statements reach; null before the first.</summary>
    public async Task<LocalDate?> ReachAsync(int bookId, CancellationToken ct) =>
        (await db.QueryAsync("select max(to_on) from receipts.statement where book_id = $1 and state = 'posted'", r => r.DateOrNull(0), ct, bookId))[0];
}
