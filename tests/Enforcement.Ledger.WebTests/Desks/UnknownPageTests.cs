using System.Text;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>The desk of unknown funds in a real browser: two executors claim one line, an accountant decides between them.</summary>
public sealed class UnknownPageTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public async Task Competing_claims_stand_side_by_side_and_one_is_confirmed_by_another_person()
    {
        var mine = await service.CaseAsync("ex1");
        var theirs = await service.CaseAsync("ex2");
        await service.StrayAsync("4321.00", "王五", "代付案款");
        await service.StrayAsync("88.00", "路人甲", "还款");
        await service.StrayAsync("66.00", "路人乙", $"代缴 {mine.Number}");

        var first = await service.SignInAsync("ex1");
        await first.GotoAsync("/unknown-funds");
        await first.GetByRole(AriaRole.Row).Filter(new() { HasText = "路人乙" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "认领所选 1 笔" }).ClickAsync();
        // What the rules propose first is filled in, and shown by its number.
        await Expect(first.Locator(".ant-modal .ant-select")).ToContainTextAsync(mine.Number);
        await ClaimAsync(first, mine);
        await BrowserService.KeepAsync(first, "unknown-executor");
        await ClaimAsync(await service.SignInAsync("ex2"), theirs);

        var accountant = await service.SignInAsync("acc1");
        await accountant.GotoAsync("/unknown-funds");
        await Expect(accountant.GetByText("2 人认领")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(accountant, "unknown-desk");
        await accountant.GetByRole(AriaRole.Row).Filter(new() { HasText = "代付案款" }).GetByRole(AriaRole.Link).First.ClickAsync();
        var cards = accountant.Locator(".card");
        await Expect(cards).ToHaveCountAsync(2);
        await Expect(cards.Nth(0)).ToContainTextAsync(mine.Number);
        await BrowserService.KeepAsync(accountant, "unknown-competing");
        await cards.Nth(1).GetByRole(AriaRole.Button, new() { Name = "确认归属" }).ClickAsync();
        await accountant.Locator(".ant-modal").GetByRole(AriaRole.Button, new() { Name = "确认归属" }).ClickAsync();
        await Expect(cards.Nth(1)).ToContainTextAsync("已确认");
        await Expect(cards.Nth(0)).ToContainTextAsync("未获确认");
        await Expect(cards.Nth(0)).ToContainTextAsync(theirs.Number);
        await BrowserService.KeepAsync(accountant, "unknown-confirmed");
    }

    static async Task ClaimAsync(IPage page, OpenedCase of)
    {
        await page.GotoAsync("/unknown-funds");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "代付案款" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "认领所选 1 笔" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).ClickAsync();
        await page.Locator(".ant-select-item-option").Filter(new() { HasText = of.Number }).ClickAsync();
        await dialog.GetByLabel("理由").FillAsync("被执行人亲属代付，附付款凭证");
        await dialog.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "付款凭证.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("王五 代 乙公司 付款") });
        await BrowserService.KeepAsync(page, "unknown-claim");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "认领", Exact = true }).ClickAsync();
        await Expect(page.GetByText("已提交认领，待他人复核")).ToBeVisibleAsync();
        await Expect(page.Locator(".ant-modal")).ToHaveCountAsync(0);
    }
}
