using System.Text;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Papers;
using Enforcement.Ledger.Web.Api;
using Enforcement.Ledger.Tests.Papers;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class PapersTests(Service service)
{
    [Fact]
    public async Task A_paper_is_issued_and_verified_and_another_officer_is_told_nothing()
    {
        var c = await service.CaseAsync();
        var code = (await Service.ReadAsync<IssuedPaper>(await PostAsync("ex1", "papers", new IssuePaper.Request(PaperKind.PaymentNotice, CaseId: c.Id)))).Code;
        code.Should().MatchRegex("^[A-Z2-7]{20}$");
        var page = await Service.ReadAsync<PaperPage>(await GetAsync("ex1", $"papers/{code}/page"));
        page.Fields.Should().Contain(f => f.Key == "subAccount" && f.Value == c.SubAccount);
        var check = await Service.ReadAsync<PaperCheck>(await GetAsync("ins1", $"papers/{page.PrintedCode}"));
        (check.Same, check.Paper.CaseNumber).Should().Be((true, c.Number));

        // A stranger's code and one that nobody has are answered alike.
        var foreign = await Service.ProblemAsync(await GetAsync("ex2", $"papers/{code}"), 404, "paper.not-found");
        var nothing = await Service.ProblemAsync(await GetAsync("ex2", "papers/AAAABBBBCCCCDDDDEEEE"), 404, "paper.not-found");
        (foreign.Title, foreign.Detail).Should().Be((nothing.Title, nothing.Detail));
        await Service.ProblemAsync(await GetAsync("ex2", $"papers/{code}/page"), 404, "paper.not-found");
        await Service.ProblemAsync(await GetAsync("ins1", $"papers/{code}/page"), 403, "access.not-permitted");
        (await Service.ReadAsync<Page<PaperView>>(await GetAsync("ex2", $"papers?caseId={c.Id}"))).Items.Should().BeEmpty();
    }

    [TypefaceFact]
    public async Task A_printed_copy_is_handed_out_as_it_was_printed()
    {
        var c = await service.CaseAsync();
        var code = (await Service.ReadAsync<IssuedPaper>(await PostAsync("ex1", "papers", new IssuePaper.Request(PaperKind.PaymentNotice, CaseId: c.Id)))).Code;
        var copy = await Service.ReadAsync<PrintedCopy>(await PostAsync("ex1", $"papers/{code}/copies", new { }));
        copy.Copy.Should().Be(1);
        using var pdf = await GetAsync("ex1", $"papers/{code}/copies/1");
        pdf.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        var bytes = await pdf.Content.ReadAsByteArrayAsync();
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)).Should().Be(copy.Sha256);
    }

    [Fact]
    public async Task A_scan_is_handed_in_by_one_and_typed_by_another()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "90.00");
        var payout = (await service.DraftAsync(c, "40.00")).Id;
        (await PostAsync("ex1", $"payouts/{payout}/submit", new { })).IsSuccessStatusCode.Should().BeTrue();
        (await PostAsync("dir1", $"payouts/{payout}/approve", new { })).IsSuccessStatusCode.Should().BeTrue();
        var code = (await Service.ReadAsync<IssuedPaper>(await PostAsync("ex1", "papers", new IssuePaper.Request(PaperKind.PayoutApproval, payout)))).Code;
        await Service.ProblemAsync(await UploadAsync(code, "<html>"), 409, "paper.scan-kind");
        var scan = (await Service.ReadAsync<Made>(await UploadAsync(code, "%PDF-1.4"))).Id;
        var today = Office.Today(SystemClock.Instance.GetCurrentInstant());
        var typed = new CheckScanBody(c.Number, Kernel.Money.Parse("41.00"), "甲公司", c.PayeeAccount, [new("执行局长甲", today)]);
        await Service.ProblemAsync(await PostAsync("ex1", $"papers/scans/{scan}/check", typed), 409, "paper.same-person");
        (await Service.ReadAsync<ScanChecked>(await PostAsync("acc1", $"papers/scans/{scan}/check", typed))).Mismatches.Should().Equal("amount");
        var shown = await Service.ReadAsync<PayoutScans>(await GetAsync("csh1", $"payouts/{payout}/scans"));
        (shown.Required, shown.Obstacle, shown.Scans.Single().Checks.Single().CheckedBy).Should().Be((false, "paper.mismatch", "会计甲"));
        await Service.ProblemAsync(await GetAsync("ex2", $"papers/scans/{scan}"), 404, "paper-scan.not-found");
        (await GetAsync("ins1", $"papers/scans/{scan}")).Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
    }

    async Task<HttpResponseMessage> UploadAsync(string code, string text)
    {
        using var body = Service.FileOf(Encoding.ASCII.GetBytes(text));
        return await (await service.AsAsync("ex1")).PostAsync($"/api/v1/papers/{code}/scans?fileName=审批表.pdf", body);
    }

    async Task<HttpResponseMessage> GetAsync(string person, string address) => await (await service.AsAsync(person)).GetAsync($"/api/v1/{address}");

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
