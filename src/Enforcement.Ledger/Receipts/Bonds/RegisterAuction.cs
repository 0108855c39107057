using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>The officer of a case registers an auction of it, so that the bonds of its bidders are known when they arrive.</summary>
/// <source>网络司法拍卖规定 §17; domain reference §2.5</source>
public sealed class RegisterAuction(LedgerDb db, CalendarInForce calendar, Act act) : IUseCase
{
    public static Permission Needs => Permission.RegisterAuctions;

    /// <param name="AuctionNo">As bidders write it in their remarks.</param>
    /// <param name="BondNo">A number of its own for the bonds, where the platform has one.</param>
    /// <param name="Bond">What every bidder has to pay.</param>
    /// <param name="EndsAt">When bidding is planned to end.</param>
    public sealed record Request(
        string CaseNumber, string LotName, string Platform, AuctionMode Mode, string AuctionNo, string? BondNo, Money StartPrice, Money Bond, Instant EndsAt);

    /// <returns>The auction's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for another officer's case,
    /// <see cref="BondRefusals.CaseClosed"/>, <see cref="BondRefusals.FactsMissing"/>, <see cref="BondRefusals.NumberInvalid"/>,
    /// <see cref="BondRefusals.BondRange"/>, <see cref="BondRefusals.NumberTaken"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (!CaseNumber.TryParse(request.CaseNumber, out var number))
            throw new Refused(CaseRefusals.NotFound, request.CaseNumber);
        var of = (await db.QueryAsync("select id, book_id, officer_id, state = 'open' from cases.enforcement_case where number_key = $1",
            r => new { Id = r.GetInt64(0), BookId = r.GetInt32(1), OfficerId = r.GetInt64(2), IsOpen = r.GetBoolean(3) }, ct, number.Key)).SingleOrDefault()
            ?? throw new Refused(CaseRefusals.NotFound, request.CaseNumber);
        act.RequireOwn(of.OfficerId);
        if (!of.IsOpen)
            throw new Refused(BondRefusals.CaseClosed, request.CaseNumber);
        if (string.IsNullOrWhiteSpace(request.LotName) || string.IsNullOrWhiteSpace(request.Platform) || !request.StartPrice.IsPositive)
            throw new Refused(BondRefusals.FactsMissing);
        var (auctionNo, bondNo) = (AuctionNumber.Of(request.AuctionNo), AuctionNumber.Of(request.BondNo));
        if (auctionNo is null || auctionNo == bondNo || bondNo is null && !string.IsNullOrWhiteSpace(request.BondNo))
            throw new Refused(BondRefusals.NumberInvalid, $"{request.AuctionNo} {request.BondNo}".Trim());
        if (!IsInRange(request))
            throw new Refused(BondRefusals.BondRange, $"{request.Bond} of {request.StartPrice}");
        if ((await db.QueryAsync("select 1 from receipts.auction where book_id = $1 and (auction_no = any ($2) or bond_no = any ($2)) limit 1", r => r.GetInt32(0), ct,
            of.BookId, new[] { auctionNo, bondNo ?? auctionNo })).Count > 0)
            throw new Refused(BondRefusals.NumberTaken, auctionNo);
        var limit = BondLimit.Of(request.Mode, request.EndsAt, await calendar.GetAsync(ct));
        // Of two that register one number at once the second is told here.
        var made = await db.QueryAsync(
            """
            insert into receipts.auction (book_id, case_id, lot_name, platform, mode, auction_no, bond_no, start_price_minor, bond_minor, ends_at, due_at, due_on, registered_by, registered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning id
            """,
            r => r.GetInt64(0), ct, of.BookId, of.Id, request.LotName.Trim(), request.Platform.Trim(), request.Mode.ToString(), auctionNo, bondNo, request.StartPrice, request.Bond,
            request.EndsAt, limit.At, limit.On, act.Actor.Id, act.Now);
        if (made is not [var id])
            throw new Refused(BondRefusals.NumberTaken, auctionNo);
        act.About($"case:{of.Id}", $"auction {id} {auctionNo} {bondNo}, bond {request.Bond}, until {request.EndsAt}");
        return id;
    }

    static bool IsInRange(Request asked) => asked.Bond.IsPositive
        && asked.Bond.Minor * 20 >= asked.StartPrice.Minor && (asked.Mode == AuctionMode.Offline || asked.Bond.Minor * 5 <= asked.StartPrice.Minor);
}
