using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Transfers;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class TransfersTests(Service service)
{
    [Fact]
    public async Task A_transfer_is_proposed_by_one_approved_by_another_and_undone_by_two()
    {
        var (from, to) = (await service.CaseAsync(), await service.CaseAsync("ex2"));
        await service.FundAsync(from, "60.00");
        var asked = new ProposeTransfer.Request(from.Id, null, Money.Parse("60.00"), "wrong-posting", "更正说明", ToNumber: to.Number);
        await Service.ProblemAsync(await PostAsync("ex2", "transfers", asked), 403, "access.not-permitted");
        var transfer = await Service.ReadAsync<TransferView>(await PostAsync("ex1", "transfers", asked));
        transfer.Should().BeEquivalentTo(new { State = TransferState.Proposed, Mine = true, ToCase = to.Number, Ground = "wrong-posting" });
        await Service.ProblemAsync(await PostAsync("ex1", $"transfers/{transfer.Id}/approve", new { }), 403, "access.not-permitted");
        var approved = await Service.ReadAsync<TransferView>(await PostAsync("dir1", $"transfers/{transfer.Id}/approve", new { }));
        approved.State.Should().Be(TransferState.Approved);
        approved.Lots.Should().ContainSingle().Which.Amount.Should().Be(Money.Parse("60.00"));
        // Both officers find it with their case.
        (await ListAsync("ex1", from.Id)).Should().ContainSingle(t => t.Id == transfer.Id);
        (await ListAsync("ex2", to.Id)).Should().ContainSingle(t => t.Id == transfer.Id);

        await Service.ProblemAsync(await PostAsync("acc1", $"transfers/{transfer.Id}/undo", new ReasonBody(null)), 409, "payout.reason-missing");
        await Service.ReadAsync<TransferView>(await PostAsync("acc1", $"transfers/{transfer.Id}/undo", new ReasonBody("划错案件")));
        (await Service.ReadAsync<TransferView>(await PostAsync("vp1", $"transfers/{transfer.Id}/confirm-undo", new { }))).State.Should().Be(TransferState.Reversed);
    }

    [Fact]
    public async Task A_case_with_money_stays_open_and_says_what_keeps_it()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "10.00");
        await Service.ProblemAsync(await PostAsync("ex1", $"cases/{c.Id}/close", new CaseCloseBody(CaseEnding.Concluded, "结案通知书")), 409, "case.closed-with-money");
        (await Service.ReadAsync<CaseClosingView>(await GetAsync("ex1", $"cases/{c.Id}/closing"))).Should().NotBeNull();
        var empty = await service.CaseAsync();
        (await PostAsync("ex1", $"cases/{empty.Id}/close", new CaseCloseBody(CaseEnding.Terminated, "终本裁定"))).IsSuccessStatusCode.Should().BeTrue();
        await Service.ProblemAsync(await PostAsync("acc1", $"cases/{empty.Id}/reopen", new CaseReopenBody("恢复执行")), 403, "access.not-permitted");
        (await PostAsync("ex1", $"cases/{empty.Id}/reopen", new CaseReopenBody("恢复执行"))).IsSuccessStatusCode.Should().BeTrue();
    }

    async Task<IReadOnlyList<TransferView>> ListAsync(string person, long caseId) => (await Service.ReadAsync<Page<TransferView>>(await GetAsync(person, $"transfers?caseId={caseId}"))).Items;

    async Task<HttpResponseMessage> GetAsync(string person, string address) => await (await service.AsAsync(person)).GetAsync($"/api/v1/{address}");

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
