using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>The officer records how an auction ended and whose bond is the winner's. From then on the others' go back, and the winner's to
/// the case. It may be corrected until that has begun; what it allows takes two persons each time.</summary>
/// <source>网络司法拍卖规定 §23, §25; domain reference §2.5</source>
public sealed class RecordAuctionResult(LedgerDb db, CalendarInForce calendar, Act act) : IUseCase
{
    public static Permission Needs => Permission.RegisterAuctions;

    /// <param name="WinnerBondId">The winner's confirmed bond; only for a sale.</param>
    /// <param name="EndedAt">When bidding ended, if later than planned; null as planned, or now when the auction is called off before.</param>
    public sealed record Request(long AuctionId, AuctionResult Result, long? WinnerBondId = null, Instant? EndedAt = null);

    /// <exception cref="Refused"><see cref="BondRefusals.AuctionNotFound"/>, <see cref="AccessRefusals.NotPermitted"/>,
    /// <see cref="BondRefusals.ResultStands"/>, <see cref="BondRefusals.BiddingRuns"/>, <see cref="BondRefusals.ResultInvalid"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        // Whoever decides about a bond of it waits here, or is waited for.
        var auction = (await db.QueryAsync(
            """
            select a.id, a.mode, a.ends_at, a.auction_no, c.officer_id from receipts.auction a join cases.enforcement_case c on c.id = a.case_id where a.id = $1 for update of a
            """,
            r => new { Id = r.GetInt64(0), Mode = Enum.Parse<AuctionMode>(r.GetString(1)), EndsAt = r.Instant(2), No = r.GetString(3), OfficerId = r.GetInt64(4) }, ct, request.AuctionId)).SingleOrDefault()
            ?? throw new Refused(BondRefusals.AuctionNotFound);
        act.RequireOwn(auction.OfficerId);
        var (converting, winnerHeld) = (await db.QueryAsync(
            """
            select exists (select from receipts.bond b join receipts.bond_conversion v on v.bond_id = b.id and v.state in ('proposed', 'confirmed') where b.auction_id = $1),
                   exists (select from receipts.bond b where b.auction_id = $1 and b.id = $2 and b.state = 'held')
            """, r => (r.GetBoolean(0), r.GetBoolean(1)), ct, auction.Id, request.WinnerBondId))[0];
        if (converting)
            throw new Refused(BondRefusals.ResultStands);
        var ended = request.EndedAt ?? (request.Result == AuctionResult.CalledOff ? Instant.Min(act.Now, auction.EndsAt) : auction.EndsAt);
        if (request.EndedAt is null && ended > act.Now)
            throw new Refused(BondRefusals.BiddingRuns);
        if (ended > act.Now || request.Result != AuctionResult.CalledOff && ended < auction.EndsAt || (request.Result == AuctionResult.Sold) != winnerHeld)
            throw new Refused(BondRefusals.ResultInvalid);
        var limit = BondLimit.Of(auction.Mode, ended, await calendar.GetAsync(ct));
        await db.ExecuteAsync(
            "update receipts.auction set result = $2, ended_at = $3, due_at = $4, due_on = $5, winner_bond_id = $6, result_by = $7, result_at = $8 where id = $1",
            ct, auction.Id, request.Result.ToString(), ended, limit.At, limit.On, request.WinnerBondId, act.Actor.Id, act.Now);
        act.About($"auction:{auction.Id}", $"{auction.No} {request.Result} at {ended}, winner's bond {request.WinnerBondId}".TrimEnd());
    }
}
