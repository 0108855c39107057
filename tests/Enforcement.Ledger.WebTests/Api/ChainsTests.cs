using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Chains;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class ChainsTests(Service service)
{
    [Fact]
    public async Task A_version_is_proposed_by_one_rejected_by_another_and_stays_readable()
    {
        var now = (await Service.ReadAsync<Page<ChainVersionView>>(await GetAsync("ins1", "approval-chains"))).Items.First(v => v.State == "in-force");
        await Service.ProblemAsync(await GetAsync("ex1", "approval-chains"), 403, "access.not-permitted");
        var told = await Service.ProblemAsync(await PostAsync("adm1", "approval-chains", new ProposeChain.Request([now.Steps[0] with { Role = "CSH" }], 30, "调整")), 409, "chain.unsound");
        told.Detail.Should().Contain("line 1, role").And.Contain("agent has no chain");
        var proposed = await Service.ReadAsync<ChainVersionView>(await PostAsync("adm1", "approval-chains", new ProposeChain.Request(now.Steps, 60, "调整")));
        proposed.Should().BeEquivalentTo(new { State = "proposed", WindowDays = 60, BasedOn = now.Version });
        await Service.ProblemAsync(await PostAsync("adm1", $"approval-chains/{proposed.Version}/approve", new { }), 403, "access.not-permitted");
        (await Service.ReadAsync<ChainVersionView>(await PostAsync("sec1", $"approval-chains/{proposed.Version}/reject", new ReasonBody("不同意")))).State.Should().Be("rejected");
        await Service.ProblemAsync(await PostAsync("sec1", $"approval-chains/{proposed.Version}/approve", new { }), 409, "chain.decided");
    }

    [Fact]
    public async Task A_delegation_and_a_change_of_roles_wait_for_a_second_person()
    {
        var until = Calendar.Office.Today(SystemClock.Instance.GetCurrentInstant()).PlusDays(3);
        var asked = await Service.ReadAsync<List<Made>>(await PostAsync("adm1", "delegations", new RequestDelegation.Request("vp1", "dir1", until, "出差")));
        await Service.ProblemAsync(await PostAsync("dir1", $"delegations/{asked[0].Id}/confirm", new { }), 409, "access.same-person");
        (await Service.ReadAsync<Page<DelegationView>>(await GetAsync("vp1", "delegations"))).Items.Should().Contain(d => d.Id == asked[0].Id && d.State == "requested");
        (await Service.ReadAsync<Page<DelegationView>>(await GetAsync("acc1", "delegations"))).Items.Should().NotContain(d => d.Id == asked[0].Id);
        (await PostAsync("vp1", $"delegations/{asked[0].Id}/reject", new ReasonBody("不需要"))).IsSuccessStatusCode.Should().BeTrue();

        var change = await Service.ReadAsync<Made>(await PostAsync("adm1", "role-changes", new ProposeRoles.Request("out1", ["EX"], "转岗")));
        await Service.ProblemAsync(await PostAsync("adm1", $"role-changes/{change.Id}/confirm", new { }), 403, "access.not-permitted");
        (await PostAsync("sec1", $"role-changes/{change.Id}/reject", new ReasonBody("不同意"))).IsSuccessStatusCode.Should().BeTrue();
        (await Service.ReadAsync<Page<PersonView>>(await GetAsync("sec1", "persons"))).Items.Should().Contain(p => p.UserName == "out1" && p.Roles.Single() == "OUT");
        await Service.ProblemAsync(await GetAsync("dir1", "persons"), 403, "access.not-permitted");
    }

    async Task<HttpResponseMessage> GetAsync(string person, string address) => await (await service.AsAsync(person)).GetAsync($"/api/v1/{address}");

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
