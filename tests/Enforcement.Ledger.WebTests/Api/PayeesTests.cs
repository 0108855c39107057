using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class PayeesTests(Service service)
{
    [Fact]
    public async Task An_account_is_proposed_by_one_and_confirmed_by_another_and_readers_see_it_masked()
    {
        var c = await service.CaseAsync();
        var request = new ProposePayeeAccount.Request(c.Id, "乙公司", "6222020000000000018", "中国银行成都分行", "乙公司", "账户确认书", "乙公司财务", ConfirmationChannel.Phone);
        await Service.ProblemAsync(await PostAsync("reg1", "payee-accounts", request), 403, "access.not-permitted");
        await Service.ProblemAsync(await PostAsync("ex1", "payee-accounts", request with { Holder = "乙公司（北京）" }), 409, "payee.holder-differs");
        var proposal = (await Service.ReadAsync<Made>(await PostAsync("ex1", "payee-accounts", request))).Id;
        (await AccountsAsync("ex1", c.Id))[0].Should().BeEquivalentTo(new { State = AccountState.Proposed, Account = "****0018", Mine = true, CardCheckFails = false });
        (await PostAsync("reg1", $"payee-accounts/{proposal}/confirm", new { })).IsSuccessStatusCode.Should().BeTrue();
        (await AccountsAsync("acc1", c.Id)).Select(a => (a.Party, a.State)).Should().BeEquivalentTo([("乙公司", AccountState.InForce), ("甲公司", AccountState.InForce)]);
        (await AccountsAsync("ex2", c.Id)).Should().BeEmpty("it is another officer's case");
        await Service.ProblemAsync(await PostAsync("reg1", $"payee-accounts/{proposal}/reject", new ReasonBody("x")), 409, "payee.already-decided");
    }

    [Fact]
    public async Task An_agent_and_a_recusal_are_told_on_the_page_of_the_case()
    {
        var c = await service.CaseAsync();
        var today = Calendar.Office.Today(SystemClock.Instance.GetCurrentInstant());
        var authority = (await Service.ReadAsync<Made>(await PostAsync("ex1", "authorities",
            new ProposeAuthority.Request(c.Id, "甲公司", "张律师", "510104199001010019", AgentKind.Lawyer, "代收执行款", true, today, today.PlusDays(30), "委托书", "公函", "执业证")))).Id;
        (await PostAsync("acc1", $"authorities/{authority}/confirm", new { })).IsSuccessStatusCode.Should().BeTrue();
        (await PostAsync("ex1", $"authorities/{authority}/revoke", new EndBody("解除委托通知"))).IsSuccessStatusCode.Should().BeTrue();
        (await Service.ReadAsync<List<AuthorityView>>(await GetAsync("dir1", $"authorities?caseId={c.Id}"))).Should().ContainSingle().Which.Should().BeEquivalentTo(new { State = AuthorityState.Revoked, Agent = "张律师", Party = "甲公司" });

        var recusal = (await Service.ReadAsync<Made>(await PostAsync("vp1", "recusals", new PlaceRecusal.Request(c.Id, "csh2", "近亲属", "回避决定")))).Id;
        await Service.ProblemAsync(await PostAsync("vp1", $"recusals/{recusal}/lift", new EndBody("复议决定")), 409, "recusal.same-person");
        (await PostAsync("dir1", $"recusals/{recusal}/lift", new EndBody("复议决定"))).IsSuccessStatusCode.Should().BeTrue();
        (await Service.ReadAsync<List<RecusalView>>(await GetAsync("ex1", $"recusals?caseId={c.Id}"))).Should().ContainSingle().Which.LiftDocument.Should().Be("复议决定");
    }

    async Task<List<PayeeAccountView>> AccountsAsync(string person, long caseId) => await Service.ReadAsync<List<PayeeAccountView>>(await GetAsync(person, $"payee-accounts?caseId={caseId}"));

    async Task<HttpResponseMessage> GetAsync(string person, string address) => await (await service.AsAsync(person)).GetAsync($"/api/v1/{address}");

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
