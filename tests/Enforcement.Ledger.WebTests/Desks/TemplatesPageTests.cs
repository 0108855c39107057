using System.Text;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

public sealed class TemplatesPageTests(BrowserService service) : IClassFixture<BrowserService>
{
    const string File = "甲列日期,收到,付出,结存,对方户名\n2026-08-01,10.00,,10.00,王䶮\n2026-08-02,,4.00,6.00,李四\n2026-08-03,1.00,,7.00,李四\n";

    [BrowserFact]
    public async Task An_accountant_maps_an_unknown_file_and_a_cashier_approves_it()
    {
        var accountant = await service.SignInAsync("acc1");
        await accountant.GetByRole(AriaRole.Link, new() { Name = "账单模板" }).ClickAsync();
        await accountant.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "某银行.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await ChooseAsync(accountant, accountant.GetByLabel("表头所在行"), "甲列日期");
        foreach (var (heading, meaning) in ((string, string)[])[("甲列日期", "交易日期（时间）"), ("收到", "收入金额（贷方）"), ("付出", "支出金额（借方）"), ("结存", "余额"), ("对方户名", "对方户名")])
        {
            var select = accountant.GetByLabel($"含义 {heading}", new() { Exact = true });
            await select.FillAsync(meaning);
            await select.PressAsync("Enter");
        }
        await accountant.GetByLabel("模板代码").FillAsync("page-bank");
        await accountant.GetByLabel("模板名称").FillAsync("某银行对公明细");
        await accountant.GetByRole(AriaRole.Button, new() { Name = "试读" }).ClickAsync();
        await Expect(accountant.GetByText("逐行衔接")).ToBeVisibleAsync();
        await Expect(accountant.GetByRole(AriaRole.Cell, new() { Name = "王䶮" }).First).ToBeVisibleAsync();
        await BrowserService.KeepAsync(accountant, "template-making");
        await accountant.GetByRole(AriaRole.Button, new() { Name = "提出", Exact = true }).ClickAsync();
        await Expect(accountant.GetByText("待审批")).ToBeVisibleAsync();
        await accountant.GetByText("某银行对公明细").ClickAsync();
        await Expect(accountant.GetByText("由您提出，不能自行复核，须由另一人办理")).ToBeVisibleAsync();

        var cashier = await service.SignInAsync("csh1");
        await cashier.GotoAsync("/templates");
        await cashier.GetByText("某银行对公明细").ClickAsync();
        await cashier.GetByRole(AriaRole.Button, new() { Name = "审批通过" }).ClickAsync();
        await Expect(cashier.GetByText("生效", new() { Exact = true }).First).ToBeVisibleAsync();
        await BrowserService.KeepAsync(cashier, "template-approved");
        service.Outside.Should().BeEmpty("no request leaves the house");
    }

    static async Task ChooseAsync(IPage page, ILocator select, string option)
    {
        await select.ClickAsync();
        await page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option", new() { HasText = option }).First.ClickAsync();
    }
}
