using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>What became of one entry of a batch.</summary>
/// <param name="LotId">The lot of its first transfer: the minted one for a bank credit.</param>
/// <param name="Fresh">False when the key was there before and nothing was posted.</param>
public sealed record Posted(long EntryId, long? LotId, bool Fresh);

/// <summary>Posts entries. The only writer of the journal: one statement a batch, through <c>ledger.post</c>.</summary>
public sealed class Journal(LedgerDb db, Act act)
{
    /// <summary>Posts a batch in one statement, all or nothing, in the caller's transaction.</summary>
    /// <param name="whenShort">What to refuse with when a position does not hold what an entry takes from it.</param>
    /// <returns>One answer per entry, in the same order.</returns>
    /// <exception cref="Refused"><paramref name="whenShort"/>, or <see cref="LedgerRefusals.Insufficient"/>;
    /// <see cref="LedgerRefusals.AlreadyReversed"/>; <see cref="LedgerRefusals.PeriodClosed"/> when an entry is dated into a closed period.</exception>
    /// <exception cref="InvariantBroken">An entry breaks the posting table, or a key came before with other content.</exception>
    public async Task<IReadOnlyList<Posted>> PostAsync(int bookId, IReadOnlyList<Entry> entries, CancellationToken ct, Refusal? whenShort = null)
    {
        if (entries.Count == 0)
            return [];
        foreach (var entry in entries)
            PostingTable.Verify(entry);
        var transfers = entries.SelectMany((entry, i) => entry.Transfers.Select(t => (Entry: i + 1, Transfer: t))).ToArray();
        try
        {
            var posted = await db.QueryAsync(
                "select entry_id, lot_id, fresh from ledger.post($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) order by ord",
                r => new Posted(r.GetInt64(0), r.LongOrNull(1), r.GetBoolean(2)),
                ct,
                bookId, act.Actor.Id, act.UseCase, act.Now,
                Each(entries, e => (short)e.Kind), Each(entries, e => e.IdempotencyKey), Each(entries, e => e.PayloadHash()),
                Each(entries, e => e.ValueOn.ToDateOnly()), Each(entries, e => (short)e.SourceKind), Each(entries, e => e.SourceId),
                Each(entries, e => e.ReversesEntryId), Each(entries, e => e.Mints?.Amount.Minor), Each(entries, e => e.Mints?.ArrivedOn.ToDateOnly()),
                Each(transfers, t => t.Entry), Each(transfers, t => t.Transfer.LotId),
                Each(transfers, t => (short)t.Transfer.Debit), Each(transfers, t => t.Transfer.DebitCaseId),
                Each(transfers, t => (short)t.Transfer.Credit), Each(transfers, t => t.Transfer.CreditCaseId),
                Each(transfers, t => t.Transfer.Amount.Minor));
            if (posted.Count != entries.Count)
                throw new InvariantBroken("ledger.batch-incomplete", $"{posted.Count} of {entries.Count} entries answered");
            return posted;
        }
        catch (PostgresException e) when (e.SqlState == "LD001")
        {
            throw new Refused(whenShort ?? LedgerRefusals.Insufficient);
        }
        catch (PostgresException e) when (e.SqlState == "LD050")
        {
            throw new Refused(LedgerRefusals.PeriodClosed, e.MessageText);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation && e.ConstraintName == "entry_reversed_once")
        {
            throw new Refused(LedgerRefusals.AlreadyReversed);
        }
        catch (PostgresException e) when (e.SqlState is "LD002" or "LD003" or "LD004" or "LD005")
        {
            throw new InvariantBroken(e.SqlState, e.MessageText);
        }
    }

    static TOut[] Each<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> value)
    {
        var array = new TOut[items.Count];
        for (var i = 0; i < array.Length; i++)
            array[i] = value(items[i]);
        return array;
    }
}
