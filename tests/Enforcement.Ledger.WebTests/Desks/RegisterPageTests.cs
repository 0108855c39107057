using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Web.Api;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>The registers of a month in a real browser.</summary>
public sealed class RegisterPageTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public async Task The_registers_show_what_was_reversed_and_a_list_asks_what_it_is_for_before_it_leaves()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "1234.50");
        await service.FundAsync(c, "99.00", "错记");
        var receipts = await Service.ReadAsync<Page<ReceiptView>>(await (await service.AsAsync("acc1")).GetAsync("/api/v1/receipts"));
        (await (await service.AsAsync("acc1")).PostAsync($"/api/v1/receipts/{receipts.Items[0].LineId}/reverse", Service.JsonOf(new ReasonBody("串户")))).EnsureSuccessStatusCode();

        var page = await service.SignInAsync("acc1");
        await page.GotoAsync("/reconciliation/register");
        await Expect(page.GetByText("红字冲销")).ToBeVisibleAsync();
        await Expect(page.GetByText("已冲销")).ToBeVisibleAsync();
        await Expect(page.Locator(".register-sums")).ToContainTextAsync("1,234.50");
        await BrowserService.KeepAsync(page, "register");
        await page.GetByRole(AriaRole.Button, new() { Name = "CSV" }).Last.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "导出" })).ToBeDisabledAsync();
        await dialog.GetByLabel("导出事由").FillAsync("月度核对");
        await BrowserService.KeepAsync(page, "register-export");
        var download = await page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Button, new() { Name = "导出" }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.EndsWith("共 3 行　事由：月度核对\r\n", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
