using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>What a fold has left and done.</summary>
/// <param name="Tail">Entries that reads still take from the journal itself; not zero while an import is under way.</param>
/// <param name="Statements">Statements whose book balance is folded now.</param>
public sealed record FoldOutcome(long Tail, int Statements);

/// <summary>Folds what was posted since the last time into the balances by day and the balances by statement, so that reads need not
/// walk the history. Can be run again at any time, also two at once: no balance ever depends on it, only how long it takes to ask.</summary>
/// <source>design §4 (as-of balance = snapshot + tail); ops/decisions/0008</source>
public sealed class FoldBalances(LedgerDb db, Act act) : IUseCase
{
    /// <summary>So many entries are read as quickly as they are folded; a fold leaves a leaf of evidence, and these need none.</summary>
    const int ShortTail = 200;

    public static Permission Needs => Permission.FoldBalances;

    /// <summary>Whether there is enough to fold.</summary>
    public async Task<bool> IsDueAsync(CancellationToken ct) => await TailAsync(ShortTail, ct) >= ShortTail;

    public async Task<FoldOutcome> ExecuteAsync(CancellationToken ct)
    {
        await db.ExecuteAsync("select ledger.fold_balances()", ct);
        var statements = await db.ExecuteAsync(
            Reached + "update receipts.statement s set book_minor = r.book_minor from reached r where s.id = r.id and s.book_minor is null", ct);
        var tail = await TailAsync(long.MaxValue, ct);
        act.About("balances", $"{statements} statements folded, {tail} entries not yet");
        return new(tail, statements);
    }

    async Task<long> TailAsync(long most, CancellationToken ct) => (await db.QueryAsync(
        """
        select coalesce(sum(t.entries), 0)::bigint from ledger.book b left join ledger.fold_mark m on m.book_id = b.id
        cross join lateral (select count(*) as entries from (select from ledger.entry e where e.book_id = b.id and e.id > coalesce(m.through_entry_id, 0) order by e.id limit $1) as tail) t
        """,
        r => r.GetInt64(0), ct, most))[0];

    /// <summary>The BANK balance that the book had reached with each statement that is not folded yet, by what its lines moved in the
    /// journal: from the statement before, or from the book's opening.</summary>
    internal const string Reached =
        """
        with recursive unfolded as materialized (
          select id, book_id, previous_id from receipts.statement where state = 'posted' and book_minor is null
        ), moved as materialized (
          select u.id, sum(case when t.debit_account = 101 then t.amount_minor else 0 end - case when t.credit_account = 101 then t.amount_minor else 0 end) as change
          from unfolded u
          join receipts.statement_line l on l.statement_id = u.id
          join ledger.entry e on e.book_id = u.book_id and e.source_kind = 2 and e.source_id = l.id
          join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
          group by u.id
        ), change as materialized (
          select u.*, coalesce(m.change, 0) as change from unfolded u left join moved m on m.id = u.id
        ), reached as (
          select c.id, (c.change + case when c.previous_id is not null then p.book_minor else (
              select coalesce(sum(t.amount_minor), 0) from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
              where e.book_id = c.book_id and e.source_kind = 1) end)::bigint as book_minor
          from change c left join receipts.statement p on p.id = c.previous_id
          where c.previous_id is null or p.book_minor is not null
          union all
          select c.id, (r.book_minor + c.change)::bigint from reached r join change c on c.previous_id = r.id
        )

        """;
}
