using Enforcement.Ledger.Calendar;
using Microsoft.Playwright;
using NodaTime;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>The desk of bonds in a real browser: registered by the officer, confirmed by finance, one given back and one to the case.</summary>
public sealed class BondsPageTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task An_auction_is_registered_its_bonds_are_confirmed_one_goes_back_and_the_winners_becomes_the_cases() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        var executor = await service.SignInAsync("ex1");
        await executor.GotoAsync("/bonds");
        await Expect(executor.GetByText("没有符合的保证金")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(executor, "bonds-empty");
        await executor.GetByRole(AriaRole.Button, new() { Name = "登记拍卖" }).ClickAsync();
        var dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("案件").FillAsync(of.Number);
        await dialog.GetByLabel("标的物").FillAsync("住宅一套");
        await dialog.GetByLabel("拍卖平台").FillAsync("网拍平台");
        await dialog.GetByLabel("拍卖编号").FillAsync("SF2026-0077");
        await dialog.GetByLabel("起拍价（元）").FillAsync("10000");
        await dialog.GetByLabel("保证金（元）").FillAsync("100");
        var ends = SystemClock.Instance.GetCurrentInstant().InZone(Office.Zone).LocalDateTime.PlusHours(-1);
        await dialog.GetByLabel("竞价结束").FillAsync(ends.ToString("uuuu-MM-dd'T'HH:mm", null));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记拍卖" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("auction.bond-range");
        await dialog.GetByLabel("保证金（元）").FillAsync("1000");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记拍卖" }).ClickAsync();
        await Expect(executor.Locator(".ant-modal")).ToHaveCountAsync(0);
        await service.StrayAsync("1000.00", "竞买人甲", "SF2026-0077 保证金");
        await service.StrayAsync("1000.00", "竞买人乙", "SF2026-0077 保证金");

        var accountant = await service.SignInAsync("acc1");
        await accountant.GotoAsync("/bonds");
        foreach (var bidder in (string[])["竞买人甲", "竞买人乙"])
            await ActAsync(accountant, bidder, "确认保证金");

        await executor.ReloadAsync();
        await executor.GetByRole(AriaRole.Button, new() { Name = "登记结果" }).ClickAsync();
        await executor.GetByRole(AriaRole.Dialog).GetByLabel("买受人").ClickAsync();
        await executor.Locator(".ant-select-item-option").Filter(new() { HasText = "竞买人乙" }).ClickAsync();
        await executor.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "登记结果" }).ClickAsync();
        await Expect(executor.Locator(".ant-modal")).ToHaveCountAsync(0);
        await ActAsync(executor, "竞买人乙", "抵作价款", "成交确认书");
        await BrowserService.KeepAsync(executor, "bonds-executor");
        await ActAsync(await At("csh1"), "竞买人甲", "原路退回", "未成交");
        await accountant.ReloadAsync();
        await ActAsync(accountant, "竞买人乙", "确认转入");
        await ActAsync(accountant, "竞买人甲", "同意退款");
        await Expect(Row(accountant, "竞买人乙")).ToContainTextAsync("已转入案款");
        await Expect(Row(accountant, "竞买人甲")).ToContainTextAsync("退款在途");
        await BrowserService.KeepAsync(accountant, "bonds-desk");
        await accountant.GetByText("English").ClickAsync();
        await Expect(accountant.GetByText("Bonds of bidders")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(accountant, "bonds-en");
    });

    async Task<IPage> At(string person)
    {
        var page = await service.SignInAsync(person);
        await page.GotoAsync("/bonds");
        return page;
    }

    static ILocator Row(IPage page, string bidder) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = bidder });

    static async Task ActAsync(IPage page, string bidder, string act, string? text = null)
    {
        await Row(page, bidder).GetByRole(AriaRole.Button, new() { Name = act }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        if (text is not null)
            await dialog.GetByRole(AriaRole.Textbox).FillAsync(text);
        await dialog.GetByRole(AriaRole.Button, new() { Name = act }).ClickAsync();
        await Expect(page.Locator(".ant-modal")).ToHaveCountAsync(0);
    }
}
