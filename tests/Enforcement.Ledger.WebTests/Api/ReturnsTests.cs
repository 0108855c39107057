using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class ReturnsTests(Service service)
{
    [Fact]
    public async Task A_payment_that_came_back_is_listed_confirmed_by_another_person_and_asked_for_again()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "500.00");
        var payout = (await service.DraftAsync(c, "500.00")).Id;
        await ActAsync("ex1", payout, "submit");
        await ActAsync("dir1", payout, "approve");
        await ActAsync("acc1", payout, "accept");
        await ActAsync("csh1", payout, "release");
        var file = await (await service.AsAsync("csh1")).GetStringAsync($"/api/v1/payouts/{payout}/file");
        await service.CarryOutAsync(file);
        (await service.SendBackAsync(file)).Statements.Single().Returned.Should().Be(1);

        (await ReturnedAsync("acc1", payout)).Should().BeEquivalentTo(new
        { PayoutId = payout, PayoutState = PayoutState.Returned, Amount = Money.Parse("500.00"), ReissueClock = ClockState.Running, ConfirmedBy = (string?)null });
        // The cashier took the statement in; the officer is no hand of finance.
        await Service.ProblemAsync(await PostAsync("csh1", payout, "confirm-return"), 409, "return.same-person");
        await Service.ProblemAsync(await PostAsync("ex1", payout, "confirm-return"), 403, "access.not-permitted");
        (await ActAsync("acc1", payout, "confirm-return")).Open.Should().Equal(PayoutTrigger.Reissue);
        (await ActAsync("ex1", payout, "reissue")).Payout.State.Should().Be(PayoutState.InApproval);
        (await ReturnedAsync("ex1", payout)).Should().BeEquivalentTo(new { ConfirmedBy = "会计甲", PayoutState = PayoutState.InApproval });
    }

    async Task<ReturnView> ReturnedAsync(string person, long payout) =>
        (await Service.ReadAsync<Page<ReturnView>>(await (await service.AsAsync(person)).GetAsync($"/api/v1/returned-payments?payoutId={payout}"))).Items.Single();

    async Task<PayoutDetail> ActAsync(string person, long payout, string act) => await Service.ReadAsync<PayoutDetail>(await PostAsync(person, payout, act));

    async Task<HttpResponseMessage> PostAsync(string person, long payout, string act) =>
        await (await service.AsAsync(person)).PostAsync($"/api/v1/payouts/{payout}/{act}", Service.TextOf("{}"));
}
