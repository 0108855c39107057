using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>Statements that come in pages. They wait until every page is there, in whatever order; then each page gets the balances between
/// which it stands, and they go on as one chain.</summary>
/// <source>formats reference §1 (sequence and gaps)</source>
public sealed class HeldPages(LedgerDb db, Act act)
{
    sealed record HeldPage(long Id, string State, string Ident, LocalDate? From, int Number, bool IsLast, Money? Opening, Money? Closing, Money Change);

    /// <summary>Lets the statements of a book go on whose pages are all there, or hold on for another reason when they do not add up.</summary>
    public async Task AssembleAsync(int bookId, CancellationToken ct)
    {
        var pages = await db.QueryAsync(
            """
            select s.id, s.state, s.ident, s.from_on, s.page, coalesce(s.last_page, false), s.opening_minor, s.closing_minor, s.credit_minor - s.debit_minor
            from receipts.statement s
            where s.book_id = $1 and s.page is not null and s.state in ('held', 'posted')
              and exists (select from receipts.statement h where h.book_id = $1 and h.ident = s.ident and h.from_on is not distinct from s.from_on and h.state = 'held' and h.hold_code = $2)
              and (s.state = 'posted' or s.hold_code = $2)
            order by s.ident, s.from_on, s.page, s.id desc
            """,
            r => new HeldPage(r.GetInt64(0), r.GetString(1), r.GetString(2), r.DateOrNull(3), r.GetInt32(4), r.GetBoolean(5), r.MoneyOrNull(6), r.MoneyOrNull(7), r.Money(8)),
            ct, bookId, ReceiptRefusals.Pages.Code);
        foreach (var statement in pages.GroupBy(p => (p.Ident, p.From)))
            if (statement.Any(p => p.State == "posted"))
                // Some of it was let pass without the others: what comes now is placed by its own balances.
                await GoOnAsync([.. statement.Where(p => p is { State: "held", Opening: { } opening, Closing: { } closing } && opening + p.Change == closing)], ct);
            else
                await AssembleAsync([.. statement], ct);
    }

    async Task AssembleAsync(IReadOnlyList<HeldPage> delivered, CancellationToken ct)
    {
        // A page that was delivered again counts as it came last.
        var pages = delivered.DistinctBy(p => p.Number).ToList();
        if (!pages[^1].IsLast || pages.Where((p, i) => p.Number != i + 1).Any())
            return;
        var gone = delivered.Except(pages).Select(p => p.Id).ToArray();
        await db.ExecuteAsync("update receipts.statement set state = 'superseded' where id = any ($1)", ct, gone);
        await HoldDesk.CloseSupersededAsync(db, gone, act, ct);
        var change = Money.Sum(pages.Select(p => p.Change));
        if (pages[0].Opening is not { } opening || pages[^1].Closing is not { } closing || opening + change != closing)
        {
            await db.ExecuteAsync("update receipts.statement set hold_code = $2, hold_facts = $3 where id = any ($1)", ct, pages.Select(p => p.Id).ToArray(), ReceiptRefusals.Equation.Code,
                $"pages 1 to {pages.Count}: opening {pages[0].Opening?.ToString() ?? "not told"}, lines {change}, closing {pages[^1].Closing?.ToString() ?? "not told"}");
            return;
        }
        var standing = new List<HeldPage>();
        foreach (var page in pages)
        {
            standing.Add(page with { Opening = opening, Closing = opening + page.Change });
            opening += page.Change;
        }
        await GoOnAsync(standing, ct);
    }

    Task GoOnAsync(IReadOnlyList<HeldPage> pages, CancellationToken ct) => db.ExecuteAsync(
        """
        update receipts.statement s set hold_code = $4, hold_facts = 'page ' || s.page || ', all pages are in', opening_minor = p.opening, closing_minor = p.closing
        from unnest($1, $2, $3) as p (id, opening, closing) where s.id = p.id
        """, ct, pages.Select(p => p.Id).ToArray(), pages.Select(p => p.Opening!.Value.Minor).ToArray(), pages.Select(p => p.Closing!.Value.Minor).ToArray(), ReceiptRefusals.Gap.Code);
}
