using System.Net;
using System.Text;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class PaymentsTests(Service service)
{
    [Fact]
    public async Task However_often_it_is_asked_an_instruction_is_in_one_file_and_its_rejection_is_read_once()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "100.00");
        var payout = await ReleasedAsync(c, "60.00");
        var request = new BuildPaymentFile.Request(null, [payout]);
        // The same key answers as the first did, in two tabs too; another key finds nothing left to do.
        var files = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => BuildAsync("csh1", request, $"build-{payout}")));
        files.Should().OnlyContain(f => f.StatusCode == HttpStatusCode.Created);
        var made = await Task.WhenAll(files.Select(f => Service.ReadAsync<PaymentFileView>(f)));
        made.Select(f => f.Id).Distinct().Should().ContainSingle();
        await Service.ProblemAsync(await BuildAsync("csh1", request, $"again-{payout}"), 409, "payment.in-file");
        await Service.ProblemAsync(await BuildAsync("ex1", request, "ex"), 403, "access.not-permitted");

        for (var times = 1; times <= 2; times++)
        {
            using var bytes = await (await service.AsAsync("csh1")).GetAsync($"/api/v1/payments/files/{made[0].Id}/file");
            bytes.Headers.GetValues("Repr-Digest").Single().Should().Be($"sha-256=:{Convert.ToBase64String(Convert.FromHexString(made[0].Sha256))}:");
            (await Service.ReadAsync<PaymentFileView>(await (await service.AsAsync("csh1")).GetAsync($"/api/v1/payments/files/{made[0].Id}"))).Downloads.Should().Be(times);
        }
        await Service.ProblemAsync(await (await service.AsAsync("csh1")).GetAsync($"/api/v1/payouts/{payout}/file"), 409, "payment.in-file");

        var answer = Encoding.UTF8.GetBytes($"""
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><GrpHdr><MsgId>HZ-{payout}</MsgId></GrpHdr>
            <OrgnlGrpInfAndSts><OrgnlMsgId>{made[0].MessageId}</OrgnlMsgId><GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>
            """);
        (await AnswerAsync(answer)).Should().BeEquivalentTo(new { New = 1, Rejected = 1, Duplicate = false });
        (await AnswerAsync(answer)).Should().BeEquivalentTo(new { New = 0, Rejected = 0, Duplicate = true });
        var told = await Service.ReadAsync<BankTimeline>(await (await service.AsAsync("ex1")).GetAsync($"/api/v1/payouts/{payout}/bank"));
        told.Shown.Should().Be(ShownStatus.REJECTED);
        told.Events.Select(e => e.What).Should().Equal("sent", "downloaded", "answered");
        await Service.ProblemAsync(await PostAsync("csh1", $"payouts/{payout}/release"), 409, "payout.same-person");
    }

    [Fact]
    public async Task Two_persons_say_that_the_bank_did_not_pay_and_the_money_is_the_cases_again()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "100.00");
        var payout = await ReleasedAsync(c, "60.00");
        (await (await service.AsAsync("csh1")).GetAsync($"/api/v1/payouts/{payout}/file")).Content.Headers.ContentType!.MediaType.Should().Be("application/xml");
        await Service.ProblemAsync(await FailAsync("csh1", payout, null), 409, "payment.no-document");
        (await Service.ReadAsync<PayoutDetail>(await FailAsync("csh1", payout, "退回通知"))).Payout.State.Should().Be(PayoutState.Released);
        await Service.ProblemAsync(await FailAsync("csh1", payout, "退回通知"), 409, "payout.same-person");
        (await Service.ReadAsync<PayoutDetail>(await FailAsync("acc1", payout, null))).Payout.State.Should().Be(PayoutState.Failed);
    }

    async Task<HttpResponseMessage> FailAsync(string person, long payout, string? document) =>
        await (await service.AsAsync(person)).PostAsync($"/api/v1/payouts/{payout}/fail", Service.JsonOf(new FailBody(document, "户名不符")));

    async Task<BankAnswerOutcome> AnswerAsync(byte[] bytes) =>
        await Service.ReadAsync<BankAnswerOutcome>(await (await service.AsAsync("csh1")).PostAsync("/api/v1/payments/answers?fileName=answer.xml", Service.FileOf(bytes)));

    async Task<long> ReleasedAsync(OpenedCase c, string amount)
    {
        var payout = (await service.DraftAsync(c, amount)).Id;
        foreach (var (person, act) in ((string, string)[])[("ex1", "submit"), ("dir1", "approve"), ("acc1", "accept"), ("csh1", "release")])
            await Service.ReadAsync<PayoutDetail>(await PostAsync(person, $"payouts/{payout}/{act}"));
        return payout;
    }

    async Task<HttpResponseMessage> BuildAsync(string person, BuildPaymentFile.Request request, string key) =>
        await (await service.AsAsync(person)).SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/files") { Content = Service.JsonOf(request), Headers = { { "Idempotency-Key", key } } });

    async Task<HttpResponseMessage> PostAsync(string person, string path) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{path}", null);
}
