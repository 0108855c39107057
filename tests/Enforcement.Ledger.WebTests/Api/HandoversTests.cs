using Enforcement.Ledger.Cases.Handovers;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class HandoversTests(Service service)
{
    [Fact]
    public async Task Cases_are_given_by_one_and_taken_by_another_with_the_list_that_both_sign()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "60.00");
        var asked = new GiveCases.Request(null, "ex2", [c.Id], "岗位调整通知");
        await Service.ProblemAsync(await PostAsync("acc1", "handovers", asked), 403, "access.not-permitted");
        await Service.ProblemAsync(await PostAsync("dir1", "handovers", asked with { From = "ex1" }), 409, "handover.officer-signs");
        var given = await Service.ReadAsync<HandoverDetail>(await PostAsync("ex1", "handovers", asked));
        given.Handover.Should().BeEquivalentTo(new { State = HandoverState.Given, From = "承办人甲", To = "承办人乙", Cases = 1, Mine = false });
        given.Lines.Should().ContainSingle().Which.Matters.Should().ContainSingle(m => m.What == "CASE_AVAILABLE");
        (await ListAsync("ex2")).Should().ContainSingle(h => h.Id == given.Handover.Id && h.Mine);

        await Service.ProblemAsync(await PostAsync("ex1", $"handovers/{given.Handover.Id}/take", new { }), 409, "handover.not-the-taker");
        await Service.ProblemAsync(await PostAsync("ex1", $"handovers/{given.Handover.Id}/end", new ReasonBody(null)), 409, "handover.no-reason");
        (await Service.ReadAsync<HandoverDetail>(await PostAsync("ex2", $"handovers/{given.Handover.Id}/take", new { }))).Handover.Should().BeEquivalentTo(new { State = HandoverState.Taken, DecidedBy = "承办人乙", Mine = true });
        (await (await service.AsAsync("ex2")).GetAsync("/api/v1/handovers/waiting")).IsSuccessStatusCode.Should().BeTrue();
    }

    async Task<IReadOnlyList<HandoverView>> ListAsync(string person) => (await Service.ReadAsync<Page<HandoverView>>(await (await service.AsAsync(person)).GetAsync("/api/v1/handovers?open=true"))).Items;

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
