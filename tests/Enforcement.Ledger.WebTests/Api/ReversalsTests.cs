using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Reversals;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class ReversalsTests(Service service)
{
    [Fact]
    public async Task What_was_paid_is_taken_back_by_a_new_case_and_both_cases_show_it()
    {
        var old = await service.CaseAsync();
        await service.FundAsync(old, "90.00");
        var payout = (await service.DraftAsync(old, "90.00")).Id;
        foreach (var (person, act) in new[] { ("ex1", "submit"), ("dir1", "approve"), ("acc1", "accept"), ("csh1", "release") })
            (await PostAsync(person, $"payouts/{payout}/{act}", new { })).IsSuccessStatusCode.Should().BeTrue(act);
        await service.CarryOutAsync(await (await service.AsAsync("csh1")).GetStringAsync($"/api/v1/payouts/{payout}/file"));
        var anew = await service.CaseAsync("ex2", "乙公司", "甲公司");

        await Service.ProblemAsync(await PostAsync("ex2", "reversals", new ProposeReversal.Request(anew.Id, Money.Parse("90.01"), null, "再审判决", FromNumber: old.Number)), 409, "reversal.exceeds-paid");
        var reversal = await Service.ReadAsync<ReversalView>(await PostAsync("ex2", "reversals", new ProposeReversal.Request(anew.Id, Money.Parse("90.00"), Money.Parse("1.50"), "再审判决", FromNumber: old.Number)));
        reversal.Payouts.Should().ContainSingle().Which.Should().BeEquivalentTo(new { PayoutId = payout, CaseNumber = old.Number, Amount = Money.Parse("90.00"), State = PayoutState.Paid });
        await Service.ProblemAsync(await PostAsync("ex2", $"reversals/{reversal.Id}/confirm", new { }), 403, "access.not-permitted");
        (await Service.ReadAsync<ReversalView>(await PostAsync("dir1", $"reversals/{reversal.Id}/confirm", new { }))).State.Should().Be(ReversalState.Confirmed);
        await Service.ProblemAsync(await PostAsync("vp1", $"reversals/{reversal.Id}/confirm", new { }), 409, "reversal.already-decided");

        // The officer of the old case sees it there, and the payout says where it went.
        (await ListAsync("ex1", old.Id)).Should().ContainSingle(r => r.Id == reversal.Id);
        (await ListAsync("ex2", anew.Id)).Should().ContainSingle(r => r.Id == reversal.Id);
        (await Service.ReadAsync<PayoutDetail>(await GetAsync("ex1", $"payouts/{payout}"))).Payout.Should().BeEquivalentTo(new { State = PayoutState.Paid, ReversedIn = anew.Number });
        await Service.ProblemAsync(await PostAsync("dir1", $"reversals/{reversal.Id}/cancel", new ReasonBody("有误")), 409, "reversal.same-person");
        (await Service.ReadAsync<ReversalView>(await PostAsync("vp1", $"reversals/{reversal.Id}/cancel", new ReasonBody("有误")))).State.Should().Be(ReversalState.Cancelled);
    }

    async Task<IReadOnlyList<ReversalView>> ListAsync(string person, long caseId) => (await Service.ReadAsync<Page<ReversalView>>(await GetAsync(person, $"reversals?caseId={caseId}"))).Items;

    async Task<HttpResponseMessage> GetAsync(string person, string address) => await (await service.AsAsync(person)).GetAsync($"/api/v1/{address}");

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
