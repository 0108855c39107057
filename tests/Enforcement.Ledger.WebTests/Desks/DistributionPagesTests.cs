using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>Fees, delay interest and a distribution plan as persons use them, in a real browser.</summary>
public sealed class DistributionPagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task A_fee_is_proposed_and_confirmed_interest_is_reckoned_and_a_plan_is_drafted_and_approved() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "10000.00");
        var executor = await service.SignInAsync("ex1");
        await executor.GotoAsync($"/cases/{of.Id}");
        await executor.GetByRole(AriaRole.Button, new() { Name = "提出扣缴" }).ClickAsync();
        var dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("实际到位").ClickAsync();
        await Expect(dialog.GetByText("尚可 50.00 元")).ToBeVisibleAsync();
        await dialog.GetByLabel("金额").FillAsync("50.01");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出扣缴" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("deduction.exceeds-schedule");
        await BrowserService.KeepAsync(executor, "deduction-zh");
        await dialog.GetByLabel("金额").FillAsync("");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出扣缴" }).ClickAsync();
        await Expect(executor.GetByText("待复核", new() { Exact = true })).ToBeVisibleAsync();

        await executor.GetByRole(AriaRole.Button, new() { Name = "迟延履行利息" }).ClickAsync();
        dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("履行期届满日").First.FillAsync("2026-01-01");
        await dialog.GetByLabel("金额").First.FillAsync("100000");
        await dialog.GetByLabel("计息截止日").FillAsync("2026-01-11");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("计\\s*算") }).ClickAsync();
        await Expect(dialog.GetByText("175.00").First).ToBeVisibleAsync();
        await BrowserService.KeepAsync(executor, "delay-interest-zh");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("取\\s*消") }).ClickAsync();

        await executor.GetByRole(AriaRole.Button, new() { Name = "拟定分配方案" }).ClickAsync();
        dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("可分配金额").FillAsync("9000");
        await dialog.GetByLabel("方案文书").FillAsync("分配方案一号");
        await dialog.GetByLabel("债权额").FillAsync("30000");
        await dialog.GetByLabel("执行依据").FillAsync("（2025）川0104民初1号");
        await BrowserService.KeepAsync(executor, "draft-plan-zh");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "拟定分配方案" }).ClickAsync();
        await Expect(executor.GetByRole(AriaRole.Cell, new() { Name = "分配方案一号" })).ToBeVisibleAsync();

        var director = await service.SignInAsync("dir1");
        await director.GotoAsync("/payouts");
        await director.GetByRole(AriaRole.Button, new() { Name = "复核确认" }).ClickAsync();
        await Expect(director.GetByText("待复核的费用与余款")).ToBeHiddenAsync();
        await director.GotoAsync($"/cases/{of.Id}");
        await Expect(director.GetByText("已确认", new() { Exact = true })).ToBeVisibleAsync();
        await director.GetByRole(AriaRole.Cell, new() { Name = "分配方案一号" }).ClickAsync();
        await director.GetByRole(AriaRole.Button, new() { Name = "审批通过" }).ClickAsync();
        await Expect(director.GetByText("待送达、异议")).ToBeVisibleAsync();
        await Expect(director.GetByText("未送达").First).ToBeVisibleAsync();
        await BrowserService.KeepAsync(director, "plan-zh");
    });
}
