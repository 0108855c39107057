using System.Globalization;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>A bond, locked with its line and against a change of its auction until the act ends.</summary>
/// <param name="State"><c>proposed</c>, <c>rejected</c>, <c>held</c>, <c>returned</c> or <c>converted</c>.</param>
/// <param name="TookIn">The actor imported its statement, or let it pass as the second person when it was held.</param>
/// <param name="Ended">How the auction ended is recorded.</param>
/// <param name="Won">Its bidder has won.</param>
/// <param name="UndoAskedBy">Who asks that it be unknown funds again; null when nobody does.</param>
public sealed record BondInHand(long Id, string State, long ProposedBy, bool TookIn, long? UndoAskedBy, long AuctionId, string AuctionNo, long CaseId, long OfficerId, bool Ended, bool Won, UnknownLine Line);

/// <summary>A proposed conversion with its bond.</summary>
public sealed record ConversionInHand(long Id, string State, ConversionKind Kind, long ProposedBy, BondInHand Bond);

/// <summary>Takes bonds in hand, for whoever decides about them. The line comes first, then the auction, everywhere.</summary>
public sealed class BondsInHand(LedgerDb db, UnknownDesk desk, Act act)
{
    /// <summary>Who confirms that a defaulting buyer's bond is kept, whatever the amount.</summary>
    static readonly string[] OnDefault = ["VP"];

    /// <exception cref="Refused"><see cref="BondRefusals.NotFound"/></exception>
    public async Task<IReadOnlyList<BondInHand>> TakeAsync(IReadOnlyCollection<long> bondIds, CancellationToken ct)
    {
        var ids = bondIds.Distinct().ToArray();
        var lines = await desk.TakeAsync(await db.QueryAsync("select line_id from receipts.bond where id = any ($1)", r => r.GetInt64(0), ct, ids), ct);
        var bonds = await db.QueryAsync(
            """
            select b.id, b.state, b.proposed_by, $2 in (select payouts.took_in(b.line_id)), b.undo_asked_by, a.id, a.auction_no, a.case_id, c.officer_id, a.result is not null, a.winner_bond_id is not distinct from b.id, b.line_id
            from receipts.bond b join receipts.auction a on a.id = b.auction_id join cases.enforcement_case c on c.id = a.case_id
            where b.id = any ($1) order by b.id for share of a
            """,
            r => new BondInHand(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetBoolean(3), r.LongOrNull(4), r.GetInt64(5), r.GetString(6), r.GetInt64(7), r.GetInt64(8), r.GetBoolean(9), r.GetBoolean(10),
                lines[r.GetInt64(11)]), ct, ids, act.Actor.Id);
        if (bonds.Count < ids.Length || ids.Length == 0)
            throw new Refused(BondRefusals.NotFound);
        foreach (var bond in bonds)
            act.About($"line:{bond.Line.LineId}", $"bond {bond.Id} of auction {bond.AuctionNo}");
        return bonds;
    }

    public async Task<BondInHand> TakeAsync(long bondId, CancellationToken ct) => (await TakeAsync([bondId], ct))[0];

    /// <exception cref="Refused"><see cref="BondRefusals.ConversionNotFound"/></exception>
    public async Task<ConversionInHand> TakeConversionAsync(long conversionId, CancellationToken ct)
    {
        var bondId = await db.QueryAsync("select bond_id from receipts.bond_conversion where id = $1", r => r.GetInt64(0), ct, conversionId);
        if (bondId.Count == 0)
            throw new Refused(BondRefusals.ConversionNotFound, conversionId.ToString(CultureInfo.InvariantCulture));
        var bond = await TakeAsync(bondId[0], ct);
        return (await db.QueryAsync("select id, state, kind, proposed_by from receipts.bond_conversion where id = $1",
            r => new ConversionInHand(r.GetInt64(0), r.GetString(1), Enum.Parse<ConversionKind>(r.GetString(2)), r.GetInt64(3), bond), ct, conversionId))[0];
    }

    /// <summary>Refuses who may not confirm or reject a conversion: by role, then by person, then by its state.</summary>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/>, <see cref="BondRefusals.SamePerson"/>, <see cref="BondRefusals.Converted"/>, <see cref="BondRefusals.Decided"/></exception>
    public async Task RequireDeciderAsync(ConversionInHand conversion, CancellationToken ct)
    {
        var amount = conversion.Bond.Line.Amount;
        desk.RequireOneOf(conversion.Kind == ConversionKind.Default ? OnDefault : await desk.ConfirmingRolesAsync(amount, ct), amount);
        if (conversion.ProposedBy == act.Actor.Id)
            throw new Refused(BondRefusals.SamePerson);
        if (conversion.State != "proposed")
            throw new Refused(conversion.State == "confirmed" ? BondRefusals.Converted : BondRefusals.Decided);
    }

    /// <summary>Ends a proposed conversion; what it posts is the caller's.</summary>
    public Task EndConversionAsync(ConversionInHand conversion, string state, string? why, CancellationToken ct)
    {
        act.About($"line:{conversion.Bond.Line.LineId}", $"conversion {conversion.Id} {state} {why}".TrimEnd());
        return db.ExecuteAsync("update receipts.bond_conversion set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct, conversion.Id, state, act.Actor.Id, act.Now, why);
    }

    /// <summary>Refuses unless a bond may go back to its payer: it is held, the auction has ended, and another bidder has won, or none.</summary>
    /// <exception cref="Refused"><see cref="UnknownRefusals.IsBond"/> while nobody has confirmed it, <see cref="UnknownRefusals.Returned"/>,
    /// <see cref="BondRefusals.Converted"/>, <see cref="BondRefusals.BiddingRuns"/>, <see cref="BondRefusals.Winner"/></exception>
    public async Task RequireReturnableAsync(long bondId, CancellationToken ct)
    {
        if (WhyNotReturned(await TakeAsync(bondId, ct)) is { } why)
            throw new Refused(why);
    }

    static Refusal? WhyNotReturned(BondInHand bond) => bond.State switch
    {
        "converted" => BondRefusals.Converted,
        "returned" => UnknownRefusals.Returned,
        "held" => bond.Ended ? bond.Won ? BondRefusals.Winner : null : BondRefusals.BiddingRuns,
        _ => UnknownRefusals.IsBond,
    };

    /// <summary>Refuses unless a bond may become its case's money: it is held and its bidder has won.</summary>
    /// <exception cref="Refused"><see cref="BondRefusals.Converted"/>, <see cref="UnknownRefusals.IsBond"/>, <see cref="UnknownRefusals.Returned"/>,
    /// <see cref="BondRefusals.BiddingRuns"/>, <see cref="BondRefusals.NotWinner"/></exception>
    public static void RequireWon(BondInHand bond)
    {
        if (WhyNotWon(bond) is { } why)
            throw new Refused(why);
    }

    /// <summary>Refuses unless a bond may be unknown funds again: it is held, its bidder has not won, and it is on no way yet.</summary>
    /// <exception cref="Refused"><see cref="BondRefusals.Converted"/>, <see cref="UnknownRefusals.Returned"/>, <see cref="BondRefusals.Decided"/>,
    /// <see cref="BondRefusals.WinnerRecorded"/>, <see cref="BondRefusals.BeingConverted"/>, <see cref="UnknownRefusals.BeingRefunded"/></exception>
    public async Task RequireStillAsync(BondInHand bond, CancellationToken ct)
    {
        var why = bond.State switch
        {
            "held" => bond.Won ? BondRefusals.WinnerRecorded : null,
            "converted" => BondRefusals.Converted,
            "returned" => UnknownRefusals.Returned,
            _ => BondRefusals.Decided,
        };
        if (why is not null)
            throw new Refused(why);
        await RequireNothingProposedAsync(bond.Id, ct);
    }

    /// <summary>Refuses while a conversion or a refund of a bond waits to be decided.</summary>
    /// <exception cref="Refused"><see cref="BondRefusals.BeingConverted"/>, <see cref="UnknownRefusals.BeingRefunded"/></exception>
    public async Task RequireNothingProposedAsync(long bondId, CancellationToken ct)
    {
        var (converting, refunding) = (await db.QueryAsync(
            "select exists (select from receipts.bond_conversion where bond_id = $1 and state = 'proposed'), exists (select from receipts.refund where bond_id = $1 and state = 'proposed')",
            r => (r.GetBoolean(0), r.GetBoolean(1)), ct, bondId))[0];
        if (converting)
            throw new Refused(BondRefusals.BeingConverted);
        if (refunding)
            throw new Refused(UnknownRefusals.BeingRefunded);
    }

    static Refusal? WhyNotWon(BondInHand bond) => bond.State switch
    {
        "converted" => BondRefusals.Converted,
        "returned" => UnknownRefusals.Returned,
        "held" => bond.Ended ? bond.Won ? null : BondRefusals.NotWinner : BondRefusals.BiddingRuns,
        _ => UnknownRefusals.IsBond,
    };
}
