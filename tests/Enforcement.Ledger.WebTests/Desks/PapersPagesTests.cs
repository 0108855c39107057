using System.Text;
using Enforcement.Ledger.Calendar;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>Papers as persons print, verify, scan and check them, in a real browser.</summary>
public sealed class PapersPagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task A_payment_notice_is_issued_from_the_case_and_verified_by_its_code() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        var executor = await service.SignInAsync("ex1");
        await executor.GotoAsync($"/cases/{of.Id}");
        await executor.GetByRole(AriaRole.Button, new() { Name = "缴款通知书" }).ClickAsync();
        var paper = executor.GetByRole(AriaRole.Article);
        await Expect(paper).ToContainTextAsync("12368");
        await Expect(paper).ToContainTextAsync(of.SubAccount);
        await Expect(paper).ToContainTextAsync("有权拒绝");
        await BrowserService.KeepAsync(executor, "paper-notice-zh");
        var code = executor.Url.Split('/')[^1];
        await executor.GotoAsync("/papers");
        await Expect(executor.GetByText("尚未输入验证码")).ToBeVisibleAsync();
        await executor.GetByLabel("验证码").FillAsync(code);
        await executor.GetByRole(AriaRole.Button, new() { NameRegex = new("^核\\s*验$") }).ClickAsync();
        await Expect(executor.GetByText("文书内容与现有记录一致")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(executor, "paper-verify-zh");
        var other = await service.SignInAsync("ex2");
        await other.GotoAsync($"/papers?code={code}");
        await Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync("paper.not-found");
    });

    [BrowserFact(prints: true)]
    public Task Each_print_of_a_paper_is_a_numbered_copy() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        var executor = await service.SignInAsync("ex1");
        await executor.GotoAsync($"/cases/{of.Id}");
        await executor.GetByRole(AriaRole.Button, new() { Name = "缴款通知书" }).ClickAsync();
        await executor.GetByRole(AriaRole.Button, new() { NameRegex = new("打\\s*印$") }).ClickAsync();
        await Expect(executor.GetByRole(AriaRole.Article)).ToContainTextAsync("第 1 份");
    });

    [BrowserFact]
    public Task A_signed_form_is_scanned_by_the_officer_and_checked_by_finance() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "10000.00");
        var payout = (await service.DraftAsync(of, "4000.00")).Id;
        (await (await service.AsAsync("ex1")).PostAsync($"/api/v1/payouts/{payout}/submit", Service.JsonOf(new { }))).EnsureSuccessStatusCode();
        (await (await service.AsAsync("dir1")).PostAsync($"/api/v1/payouts/{payout}/approve", Service.JsonOf(new { }))).EnsureSuccessStatusCode();
        var executor = await service.SignInAsync("ex1");
        await executor.GotoAsync($"/payouts/{payout}");
        await executor.GetByRole(AriaRole.Button, new() { Name = "发放审批表" }).ClickAsync();
        await Expect(executor.GetByRole(AriaRole.Article)).ToContainTextAsync("人民币肆仟元整");
        await BrowserService.KeepAsync(executor, "paper-form-zh");
        await executor.GotoAsync($"/payouts/{payout}");
        await executor.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "审批表.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.4") });
        await Expect(executor.GetByText("待核对", new() { Exact = true })).ToBeVisibleAsync();

        var accountant = await service.SignInAsync("acc1");
        await accountant.GotoAsync($"/payouts/{payout}");
        await accountant.GetByRole(AriaRole.Button, new() { Name = "核对扫描件" }).ClickAsync();
        var dialog = accountant.GetByRole(AriaRole.Dialog).Last;
        await dialog.GetByLabel("案号").FillAsync(of.Number);
        await dialog.GetByLabel("金额").FillAsync("400.00");
        await dialog.GetByLabel("收款人").FillAsync("甲公司");
        await dialog.GetByLabel("收款账号").FillAsync(of.PayeeAccount[^4..]);
        await dialog.GetByLabel("签字人", new() { Exact = true }).FillAsync("执行局长甲");
        await dialog.GetByLabel("签字日期").FillAsync(LocalDatePattern.Iso.Format(Office.Today(SystemClock.Instance.GetCurrentInstant())));
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^核\\s*对$") }).ClickAsync();
        await Expect(accountant.GetByText("会计甲：不一致：金额")).ToBeVisibleAsync();
        await Expect(accountant.GetByText("纸质审批表与记录不一致，不得放款")).ToBeVisibleAsync();
        await accountant.GetByText("会计甲：不一致：金额").ScrollIntoViewIfNeededAsync();
        await BrowserService.KeepAsync(accountant, "paper-scan-zh");
    });
}
