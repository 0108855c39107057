using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>Cases that change their officer, as persons use it, in a real browser.</summary>
public sealed class HandoverPagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task An_officer_signs_the_list_of_his_cases_and_the_next_one_signs_it_too() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "10000.00");
        var giver = await service.SignInAsync("ex1");
        await giver.GotoAsync("/cases");
        await giver.GetByRole(AriaRole.Link, new() { Name = "案件移交" }).ClickAsync();
        await Expect(giver.GetByText("没有待移交的案件")).ToBeVisibleAsync();
        await giver.GetByRole(AriaRole.Button, new() { Name = "移交案件" }).ClickAsync();
        var dialog = giver.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("接收人登录名").FillAsync("acc1");
        await dialog.GetByLabel("依据文书").FillAsync("岗位调整通知");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "签署移交" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("handover.no-executor");
        await dialog.GetByLabel("接收人登录名").FillAsync("ex2");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "签署移交" }).ClickAsync();
        await Expect(giver.GetByText("待接收", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(giver.GetByRole(AriaRole.Button, new() { Name = "签署接收" })).ToHaveCountAsync(0);

        var taker = await service.SignInAsync("ex2");
        await taker.GotoAsync("/cases/handovers");
        await taker.GetByText("岗位调整通知").ClickAsync();
        await Expect(taker.GetByRole(AriaRole.Link, new() { Name = of.Number })).ToBeVisibleAsync();
        await Expect(taker.GetByText("可发放 10,000.00")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(taker, "handover-list-zh");
        await taker.GetByRole(AriaRole.Button, new() { Name = "签署接收" }).ClickAsync();
        await Expect(taker.GetByText("已接收", new() { Exact = true })).ToBeVisibleAsync();
        await taker.GotoAsync($"/cases/{of.Id}");
        await Expect(taker.GetByText(of.Number).First).ToBeVisibleAsync();
    });
}
