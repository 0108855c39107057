using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Bonds;
using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>The acts on auctions and bonds, as a test calls them on a court: bonds of 500.00, bidding until 2026-03-10 10:00.</summary>
static class BondActs
{
    public static Task<long> AuctionAsync(this Court court, TestCase c, string number, string? bondNo = null) => court.AsAsync<RegisterAuction, long>("ex1", u => u.ExecuteAsync(
        new(c.Number, "房产一套", "网拍平台", AuctionMode.Online, number, bondNo, Money.Parse("5000.00"), Money.Parse("500.00"),
            new LocalDateTime(2026, 3, 10, 10, 0).InZoneStrictly(Calendar.Office.Zone).ToInstant()), default));

    /// <summary>A bond that the remark names, confirmed.</summary>
    public static async Task<(long LineId, long BondId)> HeldBondAsync(this Court court, string number, string payer = "竞买人")
    {
        var reference = court.Credit(Money.Parse("500.00"), null, payer, $"保证金 {number}");
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        var bond = (await court.BondsOfAsync(line)).Single();
        await court.AsAsync<ConfirmBonds>("acc1", u => u.ExecuteAsync(new([bond.Id]), default));
        return (line, bond.Id);
    }

    public static Task<List<BondView>> BondsOfAsync(this Court court, long line, string person = "acc1") => court.SeeAsync<BondQueries, List<BondView>>(person, q => q.OfLineAsync(line, default));

    public static async Task<long> ConvertedBondAsync(this Court court, long auction, string number)
    {
        var (line, bond) = await court.HeldBondAsync(number);
        court.Clock.To(2026, 3, 10, 12);
        await court.AsAsync<RecordAuctionResult>("ex1", u => u.ExecuteAsync(new(auction, AuctionResult.Sold, bond), default));
        var conversion = await court.AsAsync<ProposeConversion, long>("ex1", u => u.ExecuteAsync(new(bond, ConversionKind.Price, "成交确认书"), default));
        await court.AsAsync<ConfirmConversion>("acc1", u => u.ExecuteAsync(new(conversion), default));
        return line;
    }
}
