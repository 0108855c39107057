using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>Cash, receipts and arrivals as persons use them, in a real browser.</summary>
public sealed class VoucherPagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task Cash_is_recorded_on_the_case_and_taken_in_by_finance_and_a_receipt_is_issued_and_shown() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "10001.10");
        var executor = await service.SignInAsync("ex1");
        await Expect(executor.GetByRole(AriaRole.Heading, new() { Name = "新到账" })).ToBeVisibleAsync();
        await BrowserService.KeepAsync(executor, "arrivals-zh");
        await executor.GetByRole(AriaRole.Button, new() { Name = "已知悉", Exact = true }).First.ClickAsync();
        await Expect(executor.GetByText("没有未查看的到账")).ToBeVisibleAsync();

        await executor.GotoAsync($"/cases/{of.Id}");
        await executor.GetByRole(AriaRole.Button, new() { Name = "登记收取现金" }).ClickAsync();
        var dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("金额（元）").FillAsync("500");
        await dialog.GetByLabel("在场的另一名执行人员").FillAsync("ex1");
        await dialog.GetByLabel("收款地点").FillAsync("乙公司住所地");
        await dialog.GetByLabel("确需收取现金的理由").FillAsync("当场履行，无法转账");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记收取现金" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("cash.two-officers");
        await BrowserService.KeepAsync(executor, "take-cash-zh");
        await dialog.GetByLabel("在场的另一名执行人员").FillAsync("ex2");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记收取现金" }).ClickAsync();
        await Expect(executor.GetByText("凭证号码 XJ00000001")).ToBeVisibleAsync();

        var cashier = await service.SignInAsync("csh1");
        await cashier.GotoAsync("/vouchers");
        await cashier.GetByRole(AriaRole.Button, new() { Name = "财务接收" }).ClickAsync();
        await cashier.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "财务接收" }).ClickAsync();
        await Expect(cashier.GetByText("已移交待缴存")).ToBeVisibleAsync();
        await cashier.GetByLabel("选择对账单").ClickAsync();
        await cashier.Locator(".ant-select-item-option").First.ClickAsync();
        await cashier.GetByRole(AriaRole.Button, new() { Name = "开具收据" }).ClickAsync();
        await Expect(cashier.GetByText("已开具 1 张")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(cashier, "vouchers-zh");
        await cashier.GetByRole(AriaRole.Link, new() { Name = "SJ00000001" }).ClickAsync();
        await Expect(cashier.GetByText("人民币 壹万零壹元壹角整")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(cashier, "official-receipt");
        await cashier.GotoAsync("/vouchers");
        await cashier.GetByText("English").ClickAsync();
        await Expect(cashier.GetByText("Receipts by number")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(cashier, "vouchers-en");
    });
}
