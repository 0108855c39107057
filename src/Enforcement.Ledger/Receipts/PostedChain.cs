using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Receipts;

/// <summary>The posted statements of a book, each following another. The order is the link and nothing else: a statement that filled
/// a gap has a later id than the one after it, and dates repeat. Read from its end, a page at a time.</summary>
public sealed class PostedChain(LedgerDb db, BookQueries books)
{
    const int Page = 200;

    /// <summary>The statement that none follows; null before the first.</summary>
    /// <param name="on">The last one that ends by this day, rather than the end of the chain; null for the end.</param>
    public async Task<ChainLink?> EndAsync(int bookId, LocalDate? on, CancellationToken ct)
    {
        // From the newest forward over those that had waited for it: no step on most days. Only a book whose statements say no
        // period is walked from its first.
        const string posted = "select s.*, 1 as place from receipts.statement s where s.book_id = $1 and s.state = 'posted'";
        var newest = on is null
            ? $"{posted} and $2::date is null order by s.id desc limit 1"
            : $"""
              select * from (
                ({posted} and s.to_on <= $2 order by s.to_on desc limit 1) union all ({posted} and s.previous_id is null and s.to_on is null)
              ) as start order by to_on limit 1
              """;
        var end = await db.QueryAsync(
            $"""
            with recursive forward as (
              ({newest})
              union all
              select n.*, f.place + 1 from forward f
              join receipts.statement n on n.book_id = $1 and n.previous_id = f.id and n.state = 'posted' and ($2::date is null or n.to_on is null or n.to_on <= $2)
            )
            select {Columns} from forward s order by s.place desc limit 1
            """,
            Link, ct, bookId, on);
        return end.SingleOrDefault();
    }

    /// <summary>From one statement back to the beginning, that one first, as many as asked for.</summary>
    public Task<List<ChainLink>> BackAsync(long from, int take, CancellationToken ct) =>
        db.QueryAsync(
            $"""
            with recursive back as (
              select s.*, 1 as place from receipts.statement s where s.id = $1
              union all
              select p.*, b.place + 1 from back b join receipts.statement p on p.id = b.previous_id where b.place < $2
            )
            select {Columns} from back s order by s.place
            """,
            Link, ct, from, take);

    /// <summary>The whole chain from its first statement on.</summary>
    public async Task<List<ChainLink>> AllAsync(int bookId, CancellationToken ct)
    {
        var chain = await EndAsync(bookId, null, ct) is { } end ? await BackAsync(end.Id, int.MaxValue, ct) : [];
        chain.Reverse();
        return chain;
    }

    /// <summary>Whether the book has stood at the opening balance and, then or later, at the closing one.</summary>
    public async Task<bool> HasPassedAsync(int bookId, Money opening, Money closing, CancellationToken ct)
    {
        var closed = false;
        for (var at = (await EndAsync(bookId, null, ct))?.Id; at is { } from;)
        {
            var page = await BackAsync(from, Page, ct);
            foreach (var link in page)
            {
                closed |= link.Closing == closing;
                if (closed && link.Closing == opening)
                    return true;
            }
            at = page[^1].PreviousId;
        }
        var first = await books.OpeningAsync(bookId, ct);
        return first == opening && (closed || first == closing);
    }

    internal const string Columns =
        "s.id, s.opening_minor, s.closing_minor, s.from_on, s.to_on, s.previous_id, coalesce((select g.open_minor from receipts.gap g where g.statement_id = s.id), 0)";

    internal static ChainLink Link(NpgsqlDataReader r) =>
        new(r.GetInt64(0), r.Money(1), r.Money(2), r.DateOrNull(3), r.DateOrNull(4)) { PreviousId = r.LongOrNull(5), MissingBefore = r.Money(6) };
}
