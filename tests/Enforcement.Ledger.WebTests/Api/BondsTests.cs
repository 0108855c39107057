using System.Net;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Bonds;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class BondsTests(Service service)
{
    [Fact]
    public async Task Bonds_arrive_are_confirmed_go_back_or_become_the_cases()
    {
        var c = await service.CaseAsync();
        var ends = SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(25);
        RegisterAuction.Request Of(string number, string bond) => new(c.Number, "房产一套", "网拍平台", AuctionMode.Online, number, null, Money.Parse("1000.00"), Money.Parse(bond), ends);
        await Service.ProblemAsync(await PostAsync("ex1", "/auctions", Of("SF-771001", "1.00")), 409, "auction.bond-range");
        await Service.ProblemAsync(await PostAsync("acc1", "/auctions", Of("SF-771001", "100.00")), 403, "access.not-permitted");
        var auction = (await Service.ReadAsync<Made>(await PostAsync("ex1", "/auctions", Of("SF-771001", "100.00")))).Id;
        foreach (var bidder in (string[])["竞买人甲", "竞买人乙"])
            await service.StrayAsync("100.00", bidder, "SF-771001 保证金");

        var proposed = await ListAsync("acc1", $"?auctionId={auction}&state=Proposed");
        proposed.Should().HaveCount(2).And.OnlyContain(b => b.Overdue && !b.Mine);
        (await ListAsync("ex2", $"?auctionId={auction}")).Should().BeEmpty("the case is another officer's");
        (await ListAsync("csh1", "?state=Overdue")).Should().Contain(b => b.Id == proposed[0].Id && b.Mine, "the cashier took the statement in");
        (await PostAsync("acc1", "/bonds/confirm", new BondsBody([.. proposed.Select(b => b.Id)]))).StatusCode.Should().Be(HttpStatusCode.NoContent);

        var (winner, loser) = (proposed[0], proposed[1]);
        (await PostAsync("ex1", $"/auctions/{auction}/result", new ResultBody(AuctionResult.Sold, winner.Id))).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await Service.ReadAsync<Page<AuctionView>>(await (await service.AsAsync("ex1")).GetAsync("/api/v1/auctions"))).Items.Should().ContainSingle(a => a.Id == auction)
            .Which.Should().BeEquivalentTo(new { Result = AuctionResult.Sold, WinnerBondId = winner.Id, Bonds = 2, BondSum = Money.Parse("200.00") });
        var refund = (await Service.ReadAsync<Made>(await PostAsync("csh1", "/unknown-funds/refunds", new ProposeRefund.Request(loser.LineId, "未成交")))).Id;
        (await (await service.AsAsync("acc1")).PostAsync($"/api/v1/unknown-funds/refunds/{refund}/approve", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await (await service.AsAsync("csh1")).GetStringAsync($"/api/v1/unknown-funds/refunds/{refund}/file")).Should().Contain("退还保证金");
        var conversion = (await Service.ReadAsync<Made>(await PostAsync("ex1", $"/bonds/{winner.Id}/convert", new ConversionBody(ConversionKind.Price, "成交确认书")))).Id;
        (await (await service.AsAsync("acc1")).PostAsync($"/api/v1/bonds/conversions/{conversion}/confirm", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await ListAsync("ex1", $"?auctionId={auction}")).Should().BeEquivalentTo(
            [new { loser.Id, State = BondState.Returned, Overdue = true }, new { winner.Id, State = BondState.Converted, Overdue = false }]);
    }

    async Task<IReadOnlyList<BondView>> ListAsync(string person, string query) => (await Service.ReadAsync<Page<BondView>>(await (await service.AsAsync(person)).GetAsync($"/api/v1/bonds{query}"))).Items;

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1{address}", Service.JsonOf(body));
}
