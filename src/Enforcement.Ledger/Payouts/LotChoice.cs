using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Chooses the lots that a sum of a case comes from. What it chooses is a proposal: the posting guards each position.</summary>
/// <source>domain reference §1.2, 7: lots are consumed explicitly, the oldest first by default</source>
public sealed class LotChoice(LedgerDb db)
{
    /// <param name="named">Only these lots, in this order; null for all, the oldest first.</param>
    /// <param name="newestFirst">For money set aside: the oldest money stays free to be paid.</param>
    /// <returns>Lots and amounts adding up to <paramref name="amount"/>, or null when the case does not hold as much.</returns>
    public async Task<IReadOnlyList<(long LotId, Money Amount)>?> FromAsync(
        int bookId, long caseId, AccountCode account, Money amount, CancellationToken ct, IReadOnlyList<long>? named = null, bool newestFirst = false)
    {
        var held = await HeldAsync(bookId, caseId, account, ct);
        if (named is not null)
        {
            foreach (var id in named.Where(id => held.All(h => h.LotId != id)))
                throw new Refused(PayoutRefusals.LotNotOfCase, $"lot {id}");
            held = [.. named.Distinct().Select(id => held.Single(h => h.LotId == id))];
        }
        else if (newestFirst)
            held.Reverse();
        return Take(held, amount);
    }

    /// <summary>What a case holds on an account, lot by lot, the oldest first.</summary>
    public Task<List<(long LotId, Money Amount)>> HeldAsync(int bookId, long caseId, AccountCode account, CancellationToken ct) => db.QueryAsync(
        """
        select p.lot_id, p.amount_minor from ledger.position p join ledger.lot l on l.book_id = p.book_id and l.id = p.lot_id
        where p.book_id = $1 and p.case_id = $2 and p.account = $3 and p.amount_minor > 0
        order by l.arrived_on, l.id
        """,
        r => (LotId: r.GetInt64(0), Amount: r.Money(1)), ct, bookId, caseId, (short)account);

    /// <summary>Takes a sum from lots in order; null when they hold less.</summary>
    public static IReadOnlyList<(long LotId, Money Amount)>? Take(IEnumerable<(long LotId, Money Amount)> lots, Money amount)
    {
        var taken = new List<(long, Money)>();
        foreach (var (lotId, held) in lots)
        {
            if (amount.IsZero)
                break;
            var part = Money.Min(held, amount);
            taken.Add((lotId, part));
            amount -= part;
        }
        return amount.IsZero ? taken : null;
    }
}
