using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>A dispute from its paper to its end by two persons, in a real browser.</summary>
public sealed class DisputePagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task Money_is_disputed_on_the_case_looked_at_again_and_settled_by_another_person() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "10000.00");
        var executor = await service.SignInAsync("ex1");
        await executor.GotoAsync($"/cases/{of.Id}");
        await Expect(executor.GetByText("没有争议", new() { Exact = true })).ToBeVisibleAsync();
        await executor.GetByRole(AriaRole.Button, new() { Name = "列为争议" }).ClickAsync();
        var dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("金额").FillAsync("3000.00");
        await dialog.GetByLabel("理由").FillAsync("案外人主张部分款项");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "列为争议" }).ClickAsync();
        await Expect(dialog.GetByText("请填写文书")).ToBeVisibleAsync();
        await dialog.GetByLabel("争议依据").FillAsync("执行异议书");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "列为争议" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        await executor.GetByRole(AriaRole.Button, new() { Name = "续期复核" }).ClickAsync();
        dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("理由").FillAsync("等待裁定送达");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "续期复核" }).ClickAsync();
        await Expect(executor.GetByText("已续 1 次")).ToBeVisibleAsync();
        await executor.GetByRole(AriaRole.Button, new() { Name = "提出处理意见" }).ClickAsync();
        dialog = executor.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("归收款人").ClickAsync();
        await dialog.GetByLabel("裁定或处理文书").FillAsync("（2026）川0104执异6号");
        await dialog.GetByLabel("理由").FillAsync("异议不成立");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出处理意见" }).ClickAsync();
        await Expect(executor.GetByText("由您提出，不能自行复核")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(executor, "dispute-zh");

        var supervisor = await service.SignInAsync("reg1");
        await supervisor.GotoAsync("/disputes");
        await Expect(supervisor.GetByText("（2026）川0104执异6号")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(supervisor, "disputes-zh");
        await supervisor.GetByRole(AriaRole.Button, new() { NameRegex = new("^同\\s*意$") }).ClickAsync();
        await Expect(supervisor.GetByText("没有争议", new() { Exact = true })).ToBeVisibleAsync();
        await executor.ReloadAsync();
        await Expect(executor.GetByText("已处理", new() { Exact = true })).ToBeVisibleAsync();
    });
}
