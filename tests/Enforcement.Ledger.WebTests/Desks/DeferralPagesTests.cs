using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>A deferral, a deposit and a party that may not be paid, as persons use them, in a real browser.</summary>
public sealed class DeferralPagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task A_deferral_and_a_deposit_are_applied_for_on_the_case_and_approved_on_the_desk() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "10000.00");
        var executor = await service.SignInAsync("ex1");
        await executor.GotoAsync($"/cases/{of.Id}");
        await executor.GetByRole(AriaRole.Button, new() { Name = "申请延缓发放" }).ClickAsync();
        var dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).First.ClickAsync();
        await executor.GetByTitle("案款需要分配").ClickAsync();
        await dialog.GetByLabel("依据材料").FillAsync("参与分配申请书");
        await dialog.GetByLabel("截止日").FillAsync("2099-12-31");
        await dialog.GetByLabel("截止日").PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "申请延缓发放" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("deferral.until-invalid");
        var until = DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await dialog.GetByLabel("截止日").FillAsync(until);
        await dialog.GetByLabel("截止日").PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "申请延缓发放" }).ClickAsync();
        await Expect(executor.GetByText("待审批", new() { Exact = true })).ToBeVisibleAsync();

        await executor.GetByRole(AriaRole.Button, new() { Name = "申请提存" }).ClickAsync();
        dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).First.ClickAsync();
        await executor.GetByTitle("下落不明").ClickAsync();
        await dialog.GetByLabel("依据材料").FillAsync("提存审批表");
        await dialog.GetByLabel("不能发放的证据").FillAsync("公告");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "申请提存" }).ClickAsync();
        await Expect(executor.GetByText("待审批", new() { Exact = true })).ToHaveCountAsync(2);
        await executor.GetByRole(AriaRole.Button, new() { Name = "登记状况" }).First.ClickAsync();
        dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).First.ClickAsync();
        await executor.GetByTitle("注销或终止").ClickAsync();
        await dialog.GetByLabel("依据材料").FillAsync("准予注销登记通知书");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记状况" }).ClickAsync();
        await Expect(executor.GetByText("注销或终止", new() { Exact = true }).First).ToBeVisibleAsync();
        await BrowserService.KeepAsync(executor, "deferral-zh");

        var director = await service.SignInAsync("dir1");
        await director.GotoAsync("/payouts");
        await director.GetByRole(AriaRole.Button, new() { NameRegex = new("^批\\s*准$") }).First.ClickAsync();
        await Expect(director.GetByText("待审批的延缓发放")).ToBeHiddenAsync();
        await director.GetByRole(AriaRole.Button, new() { NameRegex = new("^批\\s*准$") }).ClickAsync();
        await Expect(director.GetByText("待审批的提存与返还")).ToBeHiddenAsync();
        await director.GotoAsync($"/cases/{of.Id}");
        await Expect(director.GetByText("延缓中", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(director.GetByText("提存中", new() { Exact = true })).ToBeVisibleAsync();
        await BrowserService.KeepAsync(director, "deposit-zh");
    });
}
