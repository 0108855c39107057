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
        var payout = await SentBackAsync(c, "500.00");

        (await ReturnedAsync("acc1", payout)).Should().BeEquivalentTo(new
        { PayoutId = payout, PayoutState = PayoutState.Returned, Amount = Money.Parse("500.00"), ReissueClock = ClockState.Running, ConfirmedBy = (string?)null });
        // The cashier took the statement in; the officer is no hand of finance.
        await Service.ProblemAsync(await PostAsync("csh1", payout, "confirm-return"), 409, "return.same-person");
        await Service.ProblemAsync(await PostAsync("ex1", payout, "confirm-return"), 403, "access.not-permitted");
        (await ActAsync("acc1", payout, "confirm-return")).Open.Should().Equal(PayoutTrigger.ReturnRejected, PayoutTrigger.Reissue, PayoutTrigger.Withdraw);
        (await ActAsync("ex1", payout, "reissue")).Payout.State.Should().Be(PayoutState.InApproval);
        (await ReturnedAsync("ex1", payout)).Should().BeEquivalentTo(new { ConfirmedBy = "会计甲", PayoutState = PayoutState.InApproval });
    }

    [Fact]
    public async Task A_return_that_is_none_is_rejected_with_a_reason_and_a_confirmed_one_taken_back_by_two()
    {
        var c = await service.CaseAsync();
        var payout = await SentBackAsync(c, "300.00");
        await Service.ProblemAsync(await PostAsync("acc1", payout, "reject-return"), 409, "payout.reason-missing");
        await Service.ProblemAsync(await PostAsync("csh1", payout, "reject-return", Why), 409, "return.same-person");
        await Service.ProblemAsync(await PostAsync("dir1", payout, "reject-return", Why), 403, "access.not-permitted");
        (await Service.ReadAsync<PayoutDetail>(await PostAsync("acc1", payout, "reject-return", Why))).Payout.State.Should().Be(PayoutState.Paid);
        (await ReturnedAsync("acc1", payout)).Should().BeEquivalentTo(new { RejectedBy = "会计甲", RejectReason = "系付款人自行汇入", Waiting = Money.Zero, ReissueClock = ClockState.NotStarted });

        var confirmed = await SentBackAsync(c, "200.00");
        await ActAsync("acc1", confirmed, "confirm-return");
        await Service.ProblemAsync(await PostAsync("csh2", confirmed, "confirm-undo-return"), 409, "return.undo-not-asked");
        await Service.ReadAsync<PayoutDetail>(await PostAsync("acc1", confirmed, "ask-undo-return", Why));
        await Service.ProblemAsync(await PostAsync("acc1", confirmed, "confirm-undo-return"), 409, "return.undo-same-person");
        (await ActAsync("csh2", confirmed, "confirm-undo-return")).Payout.State.Should().Be(PayoutState.Paid);
        (await ReturnedAsync("acc1", confirmed)).Should().BeEquivalentTo(new { UndoAskedBy = "会计甲", UndoneBy = "出纳乙", PayoutState = PayoutState.Paid });
    }

    const string Why = """{"reason":"系付款人自行汇入"}""";

    async Task<long> SentBackAsync(OpenedCase c, string amount)
    {
        await service.FundAsync(c, amount);
        var payout = (await service.DraftAsync(c, amount)).Id;
        await ActAsync("ex1", payout, "submit");
        await ActAsync("dir1", payout, "approve");
        await ActAsync("acc1", payout, "accept");
        await ActAsync("csh1", payout, "release");
        var file = await (await service.AsAsync("csh1")).GetStringAsync($"/api/v1/payouts/{payout}/file");
        await service.CarryOutAsync(file);
        (await service.SendBackAsync(file)).Statements.Single().Returned.Should().Be(1);
        return payout;
    }

    async Task<ReturnView> ReturnedAsync(string person, long payout) =>
        (await Service.ReadAsync<Page<ReturnView>>(await (await service.AsAsync(person)).GetAsync($"/api/v1/returned-payments?payoutId={payout}"))).Items.Single();

    async Task<PayoutDetail> ActAsync(string person, long payout, string act) => await Service.ReadAsync<PayoutDetail>(await PostAsync(person, payout, act));

    async Task<HttpResponseMessage> PostAsync(string person, long payout, string act, string body = "{}") =>
        await (await service.AsAsync(person)).PostAsync($"/api/v1/payouts/{payout}/{act}", Service.TextOf(body));
}
