using System.Net;
using System.Text;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

/// <summary>Unknown funds over HTTP: evidence, claims, refunds and the list.</summary>
[Collection(SharedService.Name)]
public sealed class UnknownFundsTests(Service service)
{
    [Fact]
    public async Task A_line_is_claimed_with_evidence_and_confirmed_by_another_person()
    {
        var c = await service.CaseAsync();
        var line = await StrayAsync("71.00");
        var paper = "付款人来信"u8.ToArray();
        var evidence = await Service.ReadAsync<Made>(await (await service.AsAsync("acc1")).PostAsync("/api/v1/unknown-funds/evidence?fileName=" + Uri.EscapeDataString("来信.txt"), Service.FileOf(paper)));
        var claim = new ClaimUnknown.Request([new(line, [new(c.Id)])], "付款人来信", [evidence.Id]);
        await Service.ProblemAsync(await PostAsync("csh1", "claims", claim), 404, "unknown-evidence.not-found");
        var made = await Service.ReadAsync<ClaimsMade>(await PostAsync("acc1", "claims", claim));
        await Service.ProblemAsync(await PostAsync("acc1", "claims/confirm", new ConfirmBody(made.Ids)), 409, "unknown.same-person");
        (await PostAsync("reg1", "claims/confirm", new ConfirmBody(made.Ids, "电话"))).StatusCode.Should().Be(HttpStatusCode.NoContent);

        var detail = await Service.ReadAsync<UnknownDetail>(await (await service.AsAsync("ins1")).GetAsync($"/api/v1/unknown-funds/{line}"));
        detail.Line.State.Should().Be(UnknownState.Claimed);
        detail.Claims.Should().ContainSingle().Which.Should().BeEquivalentTo(new { State = "confirmed", PayerNotified = "电话", ClaimedBy = "会计甲", DecidedBy = "监管员甲" });
        using var kept = await (await service.AsAsync("reg1")).GetAsync($"/api/v1/unknown-funds/evidence/{evidence.Id}");
        (await kept.Content.ReadAsByteArrayAsync()).Should().Equal(paper);
        kept.Content.Headers.ContentType!.MediaType.Should().Be("application/octet-stream", "what somebody handed in is never shown as a page");
        await Service.ProblemAsync(await (await service.AsAsync("ex2")).GetAsync($"/api/v1/unknown-funds/evidence/{evidence.Id}"), 404, "unknown-evidence.not-found");
    }

    [Fact]
    public async Task A_refund_has_its_instruction_and_ends_with_the_booked_debit()
    {
        var line = await StrayAsync("72.00");
        await Service.ProblemAsync(await PostAsync("csh1", "refunds", new ProposeRefund.Request(line, "汇错账户", "6217000000000000009")), 409, "unknown.not-payer");
        var refund = await Service.ReadAsync<Made>(await PostAsync("csh1", "refunds", new ProposeRefund.Request(line, "汇错账户")));
        (await PostAsync("acc1", $"refunds/{refund.Id}/approve")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        await Service.ProblemAsync(await (await service.AsAsync("ex1")).GetAsync($"/api/v1/unknown-funds/refunds/{refund.Id}/file"), 404, "unknown-refund.not-found");
        var file = Encoding.UTF8.GetString(await (await service.AsAsync("csh1")).GetByteArrayAsync($"/api/v1/unknown-funds/refunds/{refund.Id}/file"));
        file.Should().Contain("6217000000000000003").And.Contain("72.00");
        (await service.CarryOutAsync(file)).Statements.Should().ContainSingle(s => s.Paid == 1);
        var detail = await Service.ReadAsync<UnknownDetail>(await (await service.AsAsync("csh1")).GetAsync($"/api/v1/unknown-funds/{line}"));
        detail.Refunds.Should().ContainSingle(f => f.State == "booked");
    }

    [Fact]
    public async Task The_list_is_a_file_for_those_who_see_all_and_for_nobody_else()
    {
        await StrayAsync("73.00");
        using var list = await PostAsync("acc1", "export");
        list.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        (await list.Content.ReadAsStringAsync()).Should().Contain("73.00");
        await Service.ProblemAsync(await PostAsync("ex1", "export"), 403, "access.not-permitted");
    }

    async Task<long> StrayAsync(string amount)
    {
        await service.StrayAsync(amount, "王五", $"来历不明 {amount}");
        var page = await Service.ReadAsync<Page<UnknownView>>(await (await service.AsAsync("acc1")).GetAsync("/api/v1/unknown-funds?take=200"));
        return page.Items.Single(u => u.Remark!.Contains($"来历不明 {amount}", StringComparison.Ordinal)).LineId;
    }

    async Task<HttpResponseMessage> PostAsync(string person, string path, object? body = null) =>
        await (await service.AsAsync(person)).PostAsync($"/api/v1/unknown-funds/{path}", body is null ? null : Service.JsonOf(body));
}
