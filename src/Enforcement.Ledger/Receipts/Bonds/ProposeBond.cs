using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>Proposes by hand that a line of unknown funds is the bond of an auction, where its remark does not say so. Another person decides.</summary>
/// <source>domain reference §6.3 (T7) and §7, row 32</source>
public sealed class ProposeBond(LedgerDb db, UnknownDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeBonds;

    public sealed record Request(long LineId, long AuctionId, string? Reason);

    /// <returns>The bond's id.</returns>
    /// <exception cref="Refused"><see cref="BondRefusals.AuctionNotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for an auction of another officer's case,
    /// <see cref="UnknownRefusals.NotFound"/>, <see cref="UnknownRefusals.IsBond"/>, <see cref="UnknownRefusals.AlreadyClaimed"/>, <see cref="UnknownRefusals.Returned"/>,
    /// <see cref="UnknownRefusals.OtherBook"/>, <see cref="BondRefusals.Batch"/>, <see cref="UnknownRefusals.BeingClaimed"/>, <see cref="UnknownRefusals.BeingRefunded"/>, <see cref="UnknownRefusals.ReasonMissing"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var auction = (await db.QueryAsync("select a.book_id, a.auction_no, c.officer_id from receipts.auction a join cases.enforcement_case c on c.id = a.case_id where a.id = $1",
            r => new { BookId = r.GetInt32(0), No = r.GetString(1), OfficerId = r.GetInt64(2) }, ct, request.AuctionId)).SingleOrDefault() ?? throw new Refused(BondRefusals.AuctionNotFound);
        act.RequireOwn(auction.OfficerId);
        var line = await desk.TakeAsync(request.LineId, ct);
        if (UnknownDesk.WhyClosed(line) is { } closed)
            throw new Refused(closed);
        if (line.BookId != auction.BookId)
            throw new Refused(UnknownRefusals.OtherBook);
        if ((await db.QueryAsync("select 1 from receipts.line_part where line_id = $1 limit 1", r => r.GetInt32(0), ct, line.LineId)).Count > 0)
            throw new Refused(BondRefusals.Batch);
        var (claimed, refunded) = (await db.QueryAsync(
            "select exists (select from receipts.claim where line_id = $1 and state = 'open'), exists (select from receipts.refund where line_id = $1 and state = 'proposed')",
            r => (r.GetBoolean(0), r.GetBoolean(1)), ct, line.LineId))[0];
        if (claimed)
            throw new Refused(UnknownRefusals.BeingClaimed);
        if (refunded)
            throw new Refused(UnknownRefusals.BeingRefunded);
        var reason = UnknownDesk.Reason(request.Reason);
        var id = (await db.QueryAsync(
            """
            insert into receipts.bond (auction_id, line_id, book_id, lot_id, amount_minor, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """, r => r.GetInt64(0), ct, request.AuctionId, line.LineId, line.BookId, line.LotId, line.Amount, reason, act.Actor.Id, act.Now))[0];
        act.About($"line:{line.LineId}", $"bond {id} of auction {auction.No} proposed: {reason}");
        return id;
    }
}
