using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Reconciliation;

/// <param name="Broken">Invariants that do not hold.</param>
/// <param name="Stopped">Stops raised now; a stop that stands is not raised twice.</param>
public sealed record GuardOutcome(int Broken, int Stopped);

/// <summary>Looks whether the standing invariants hold, and stops the payouts of every book of which one does not. Statements go on being
/// taken in: they only add.</summary>
/// <source>domain reference §7, rows 22 and 35; 法院内控要求</source>
public sealed class GuardBooks(LedgerDb db, StandingChecks checks, Act act) : IUseCase
{
    /// <summary>The name under which bank against liabilities is told, by the folded balances or by the whole journal.</summary>
    const string Balance = "bank_equals_liabilities";

    // What costs as much as there are payouts, not as there are postings.
    static readonly string[] Often = ["chain_was_complete", "moves_are_legal", "payout_is_sum_of_lots", "unknown_is_listed"];

    public static Permission Needs => Permission.GuardBooks;

    /// <param name="all">Every invariant, each over its whole tables; otherwise those that are cheap enough to be asked every few minutes.</param>
    public async Task<GuardOutcome> ExecuteAsync(bool all, CancellationToken ct)
    {
        var books = await db.QueryAsync("select id from ledger.book order by id", r => r.GetInt32(0), ct);
        var breaches = new List<(int Book, string Check, string Facts)>();
        foreach (var broken in (await checks.RunAsync(all ? StandingChecks.Names : Often, ct)).Where(c => !c.Healthy))
            breaches.AddRange(await checks.BooksAsync(broken.Name, ct) is { } named
                ? named.Select(b => (b, broken.Name, broken.Rows[0]))
                : books.Select(b => (b, broken.Name, $"{broken.Name} concerns no single book, so every book is stopped: {broken.Rows[0]}")));
        if (!all)
            breaches.AddRange(await UnbalancedAsync(ct));
        var stopped = await db.ExecuteAsync(
            """
            insert into reconciliation.book_stop (book_id, check_name, facts, raised_by, raised_at) select s.book, s.name, s.facts, $4, $5 from unnest($1, $2, $3) as s (book, name, facts)
            on conflict (book_id, check_name) where lifted_at is null do nothing
            """, ct, breaches.Select(b => b.Book).ToArray(), breaches.Select(b => b.Check).ToArray(), breaches.Select(b => b.Facts).ToArray(), act.Actor.Id, act.Now);
        act.About("books", $"{breaches.Count} breaches, {stopped} stops raised{string.Concat(breaches.Take(10).Select(b => $"; book {b.Book} {b.Check}"))}");
        return new(breaches.Count, stopped);
    }

    async Task<IEnumerable<(int, string, string)>> UnbalancedAsync(CancellationToken ct) => await db.QueryAsync(
        """
        select b.id, p.bank, p.owed from ledger.book b
        cross join lateral (
          select coalesce(sum(case when account = 101 then debit_minor - credit_minor else 0 end), 0)::bigint as bank,
                 coalesce(sum(case when account <> 101 then credit_minor - debit_minor else 0 end), 0)::bigint as owed
          from ledger.balance_parts(b.id, null)
        ) p where p.bank <> p.owed
        """,
        r => (r.GetInt32(0), Balance, $"bank {r.Money(1)}, owed {r.Money(2)}"), ct);
}
