using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class IdempotencyKeyTests(Service service)
{
    [Fact]
    public async Task Thirty_two_clients_with_one_key_make_one_draft()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "1000.00");
        var client = await service.AsAsync("ex1");
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => DraftAsync(client, c, "10.00", key)));
        var drafts = await Task.WhenAll(answers.Select(Service.ReadAsync<PayoutDetail>));
        drafts.Select(d => d.Payout.Id).Distinct().Should().ContainSingle();
        (await Service.ReadAsync<Page<PayoutView>>(await client.GetAsync($"/api/v1/payouts?caseId={c.Id}"))).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task A_key_used_for_something_else_is_refused()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "1000.00");
        var client = await service.AsAsync("ex1");
        var key = Guid.NewGuid().ToString();
        await Service.ReadAsync<PayoutDetail>(await DraftAsync(client, c, "10.00", key));
        await Service.ProblemAsync(await DraftAsync(client, c, "10.01", key), 409, "access.request-key-reused");
    }

    [Fact]
    public async Task Without_a_key_nothing_is_done()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "1000.00");
        var client = await service.AsAsync("ex1", keys: false);
        (await Service.ProblemAsync(await DraftAsync(client, c, "10.00", null), 400, "request.key-missing")).Field.Should().Be("Idempotency-Key");
        (await Service.ReadAsync<Page<PayoutView>>(await client.GetAsync($"/api/v1/payouts?caseId={c.Id}"))).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_keys_in_one_request_are_none()
    {
        var client = await service.AsAsync("ex1", keys: false);
        client.DefaultRequestHeaders.Add("Idempotency-Key", ["a", "b"]);
        using var answer = await DraftAsync(client, new OpenedCase(1, "", "", ""), "1.00", null);
        await Service.ProblemAsync(answer, 400, "request.key-malformed");
    }

    [Theory]
    [InlineData("with space")]
    [InlineData(201)]
    public async Task A_key_that_cannot_be_kept_is_named(object key)
    {
        var text = key is int length ? new string('k', length) : (string)key;
        using var answer = await DraftAsync(await service.AsAsync("ex1"), new OpenedCase(1, "", "", ""), "1.00", text);
        (await Service.ProblemAsync(answer, 400, "request.key-malformed")).Field.Should().Be("Idempotency-Key");
    }

    static Task<HttpResponseMessage> DraftAsync(HttpClient client, OpenedCase c, string amount, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payouts") { Content = Service.JsonOf(new DraftPayout.Request(c.Id, Money.Parse(amount))) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }
}
