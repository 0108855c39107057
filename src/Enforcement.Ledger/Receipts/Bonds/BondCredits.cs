using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>A credit as it is held against the registered auctions.</summary>
/// <param name="Text">Everything the line says, its end-to-end id included.</param>
/// <param name="ToOwnNumber">It was credited to a case's own number.</param>
/// <param name="IsBatch">The bank booked several payments as one, and the text is of all of them.</param>
public sealed record BondCredit(long LineId, LocalDate BookedOn, Money Amount, string Text, bool ToOwnNumber, bool IsBatch = false);

/// <summary>A credit that says it is a bond.</summary>
/// <param name="AuctionId">Null when it names several auctions, or is a batch of which a part names one.</param>
public sealed record BondMatch(long LineId, long? AuctionId, IReadOnlyList<string> Reasons);

/// <summary>Bonds among the credits of a statement. They are posted to unknown funds and proposed, whatever case the line names: a bond is
/// no case's money before its conversion.</summary>
/// <source>domain reference §2.5, §6.3 (T7) and §7, row 32</source>
public sealed class BondCredits(LedgerDb db, Act act)
{
    readonly Dictionary<int, ILookup<string, Numbered>> registers = [];

    public async Task<IReadOnlyList<BondMatch>> FindAsync(int bookId, IReadOnlyList<BondCredit> credits, CancellationToken ct)
    {
        var register = await RegisterAsync(bookId, ct);
        return register.Count == 0 ? [] : [.. credits.Select(c => Match(c, register)).OfType<BondMatch>()];
    }

    /// <summary>Proposes what was found, for a second person to confirm; the lines are unknown funds already. Whoever imported the statement
    /// proposes, also when a later act lets a held one go on.</summary>
    public Task ProposeAsync(int bookId, IReadOnlyList<(BondMatch Match, long LotId, Money Amount)> bonds, CancellationToken ct)
    {
        var of = bonds.Where(b => b.Match.AuctionId is not null).ToList();
        return of.Count == 0 ? Task.CompletedTask : db.ExecuteAsync(
            """
            insert into receipts.bond (auction_id, line_id, book_id, lot_id, amount_minor, reason, proposed_by, proposed_at)
            select b.auction, b.line, $1, b.lot, b.amount, b.reason, s.imported_by, $7 from unnest($2, $3, $4, $5, $6) as b (auction, line, lot, amount, reason)
            join receipts.statement_line l on l.id = b.line join receipts.statement s on s.id = l.statement_id
            """, ct, bookId, of.Select(b => b.Match.AuctionId!.Value).ToArray(), of.Select(b => b.Match.LineId).ToArray(), of.Select(b => b.LotId).ToArray(),
            of.Select(b => b.Amount.Minor).ToArray(), of.Select(b => string.Join("; ", b.Match.Reasons)).ToArray(), act.Now);
    }

    static BondMatch? Match(BondCredit credit, ILookup<string, Numbered> register)
    {
        var named = AuctionNumber.In(credit.Text).SelectMany(n => register[n]).Where(n => Means(credit, n)).ToList();
        if (credit.IsBatch)
            return named.Count == 0 ? null : new(credit.LineId, null, [Matching.BatchWithBond]);
        return named.Select(n => n.AuctionId).Distinct().Count() switch
        {
            0 => null,
            > 1 => new(credit.LineId, null, ["the remark names several auctions"]),
            // The bond's own number says more than the auction's.
            _ => named.OrderByDescending(n => n.OfBonds).First() is var one ? new(credit.LineId, one.AuctionId,
                [one.OfBonds ? $"the remark names {one.Number}, the bonds of an auction of {one.CaseNumber}" : $"the remark names auction {one.Number} of {one.CaseNumber}",
                    one.Bond == credit.Amount ? "the amount is the bond" : $"the bond is {one.Bond}"]) : null,
        };
    }

    // The number of the bonds means nothing else. The auction's own one stands on the price too: with another amount than the bond's, it
    // means a bond only while bidding ran, and only where no case's own number was credited; and once the result is recorded, what is
    // booked from the day of the end on is the price. What a batch brings for each of its payers, its sum does not tell.
    static bool Means(BondCredit credit, Numbered named) => named.OfBonds || (!named.Ended || credit.BookedOn < Office.Today(named.EndsAt))
        && (credit.IsBatch || credit.Amount == named.Bond || !credit.ToOwnNumber && credit.BookedOn <= Office.Today(named.EndsAt));

    /// <summary>The auctions of a book by number, read once: there are few of them.</summary>
    async Task<ILookup<string, Numbered>> RegisterAsync(int bookId, CancellationToken ct) =>
        registers.TryGetValue(bookId, out var known) ? known : registers[bookId] = (await db.QueryAsync(
            """
            select n.number, n.of_bonds, a.id, a.bond_minor, coalesce(a.ended_at, a.ends_at), c.number, a.result is not null
            from receipts.auction a join cases.enforcement_case c on c.id = a.case_id
            cross join lateral (values (a.auction_no, false), (a.bond_no, true)) as n (number, of_bonds)
            where a.book_id = $1 and n.number is not null
            """,
            r => new Numbered(r.GetString(0), r.GetBoolean(1), r.GetInt64(2), r.Money(3), r.Instant(4), r.GetString(5), r.GetBoolean(6)), ct, bookId)).ToLookup(n => n.Number);

    sealed record Numbered(string Number, bool OfBonds, long AuctionId, Money Bond, Instant EndsAt, string CaseNumber, bool Ended);
}
