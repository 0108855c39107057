using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>Rules of papers and formats of payment files, proposed by one person and approved by another, in a real browser.</summary>
public sealed class RulePagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task The_administrator_proposes_that_scans_are_required_and_the_auditor_approves_it() => service.TellingAsync(async () =>
    {
        var administrator = await service.SignInAsync("adm1", "审批规则");
        await administrator.GotoAsync("/approval-chains");
        var rules = Rules(administrator);
        await Expect(rules.GetByRole(AriaRole.Row).Filter(new() { HasText = "适用中" })).ToContainTextAsync("不强制");
        await rules.GetByRole(AriaRole.Button, new() { Name = "提出变更" }).ClickAsync();
        var dialog = administrator.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("开户银行")).ToHaveValueAsync("示范银行成都分行");
        await dialog.GetByLabel("放款前必须上传已签字的发放审批表").CheckAsync();
        await dialog.GetByLabel("生效日").FillAsync("2020-01-01");
        await dialog.GetByLabel("理由").FillAsync("线上线下相互印证");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出变更" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("paper-rule.unsound");
        await dialog.GetByLabel("生效日").FillAsync("");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出变更" }).ClickAsync();
        var proposed = rules.GetByRole(AriaRole.Row).Filter(new() { HasText = "待批准" });
        await Expect(proposed).ToContainTextAsync("由您提出，不能自行复核");
        await Expect(proposed.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await rules.ScrollIntoViewIfNeededAsync();
        await BrowserService.KeepAsync(administrator, "paper-rules-zh");

        var auditor = await service.SignInAsync("sec1", "审批规则");
        await auditor.GotoAsync("/approval-chains");
        await Rules(auditor).GetByRole(AriaRole.Button, new() { NameRegex = new("^批\\s*准$") }).ClickAsync();
        await auditor.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { NameRegex = new("^批\\s*准$") }).ClickAsync();
        await Expect(Rules(auditor).GetByRole(AriaRole.Row).Filter(new() { HasText = "适用中" })).ToContainTextAsync("放款前必须上传并核对");
        await Expect(Rules(auditor).GetByText("已被取代")).ToBeVisibleAsync();
        // Whoever releases reads it where papers are verified.
        var cashier = await service.SignInAsync("csh1");
        await cashier.GotoAsync("/papers");
        await Expect(Rules(cashier).GetByText("放款前必须上传并核对")).ToBeVisibleAsync();
        await Expect(Rules(cashier).GetByRole(AriaRole.Button, new() { Name = "提出变更" })).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public Task A_format_of_payment_files_is_proposed_by_one_of_finance_and_approved_by_another() => service.TellingAsync(async () =>
    {
        var accountant = await service.SignInAsync("csh2");
        await accountant.GotoAsync("/bank");
        var formats = Formats(accountant);
        await Expect(formats).ToContainTextAsync("使用默认格式");
        await formats.GetByRole(AriaRole.Button, new() { Name = "提出变更" }).ClickAsync();
        var dialog = accountant.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).First.ClickAsync();
        await accountant.GetByTitle("网银批量 CSV").ClickAsync();
        await dialog.GetByLabel("理由").FillAsync("银行只收批量模板");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提出变更" }).ClickAsync();
        await Expect(formats).ToContainTextAsync("由您提出，不能自行复核");
        await BrowserService.KeepAsync(accountant, "bank-formats-zh");

        var cashier = await service.SignInAsync("csh1");
        await cashier.GotoAsync("/bank");
        await Formats(cashier).GetByRole(AriaRole.Button, new() { NameRegex = new("^批\\s*准$") }).ClickAsync();
        await Expect(Formats(cashier).GetByText("生效", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Formats(cashier)).ToContainTextAsync("GB18030");
    });

    static ILocator Rules(IPage page) => page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "文书规则" }) });

    static ILocator Formats(IPage page) => page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "文件格式" }) });
}
