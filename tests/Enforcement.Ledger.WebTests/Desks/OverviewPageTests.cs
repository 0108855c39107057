using FluentAssertions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>The pages as persons use them, in a real browser.</summary>
public sealed class OverviewPageTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task A_cashier_sees_that_bank_book_and_liabilities_agree() => service.TellingAsync(async () =>
    {
        var funded = await service.CaseAsync();
        await service.FundAsync(funded, "1234567.89");

        var page = await service.SignInAsync("csh1");
        var card = page.GetByLabel("示范法院执行款专户");
        await Expect(card.GetByText("三方一致")).ToBeVisibleAsync();
        await Expect(card.Locator(".three-way-difference .amount-good")).ToHaveTextAsync("0.00");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = funded.Number }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("1,234,567.89").First).ToBeVisibleAsync();
        await BrowserService.KeepAsync(page, "overview-zh");
        service.Outside.Should().BeEmpty("no request leaves the house");
    });

    [BrowserFact]
    public Task The_other_language_is_remembered() => service.TellingAsync(async () =>
    {
        var page = await service.SignInAsync("csh1");
        await page.GetByText("English").ClickAsync();
        await Expect(page.GetByText("All three agree")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Unknown funds", Exact = true })).ToBeVisibleAsync();
        await BrowserService.KeepAsync(page, "overview-en");
    });

    [BrowserFact]
    public Task A_wrong_password_is_refused_with_its_code_and_the_house_rule_that_is_no_article() => service.TellingAsync(async () =>
    {
        var page = await service.SignInAsync("csh1");
        await page.GetByRole(AriaRole.Button, new() { Name = "出纳甲" }).ClickAsync();
        await page.GetByText("退出登录").ClickAsync();
        await page.GetByLabel("登录名").FillAsync("csh1");
        await page.GetByLabel("密码").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        var refusal = page.GetByRole(AriaRole.Alert);
        await Expect(refusal).ToContainTextAsync("登录名或密码不正确");
        await Expect(refusal).ToContainTextAsync("access.sign-in-failed");
        await Expect(refusal).ToContainTextAsync("本院内部规定（非法律条文）：法院内控要求");
        await Expect(refusal).Not.ToContainTextAsync("依据：");
    });

    [BrowserFact]
    public Task A_payout_goes_through_four_persons_and_the_same_one_cannot_act_twice() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "30000.00");

        var executor = await service.SignInAsync("ex1");
        await executor.GotoAsync($"/cases/{of.Id}");
        await executor.GetByRole(AriaRole.Button, new() { Name = "起草发放" }).ClickAsync();
        await executor.GetByLabel("发放金额（元）").FillAsync("12，000.00");
        await executor.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "起草发放" }).ClickAsync();
        await executor.WaitForURLAsync("**/payouts/*");
        var address = new Uri(executor.Url).AbsolutePath;
        await ActAsync(executor, "提交审批", "审批中");

        await ActAsync(await OpenAsync("dir1", address), "同意", "已通知财务");
        var cashier = await OpenAsync("csh1", address);
        await ActAsync(cashier, "受理", "财务已受理");
        await PressAsync(cashier, "复核放款");
        await Expect(cashier.Locator(".ant-modal").GetByRole(AriaRole.Alert)).ToContainTextAsync("payout.same-person");
        await BrowserService.KeepAsync(cashier, "payout-refused");

        var second = await OpenAsync("csh2", address);
        await ActAsync(second, "复核放款", "已送银行");
        await Expect(second.GetByText("下载支付文件")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(second, "payout-released");
    });

    async Task<IPage> OpenAsync(string person, string address)
    {
        var page = await service.SignInAsync(person);
        await page.GotoAsync(address);
        return page;
    }

    static async Task ActAsync(IPage page, string act, string state)
    {
        await PressAsync(page, act);
        await Expect(page.Locator(".drawer-title")).ToContainTextAsync(state);
    }

    // Once in the drawer, once in the question that it asks.
    static async Task PressAsync(IPage page, string act)
    {
        await page.Locator(".acts").GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await page.Locator(".ant-modal").GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
    }
}
