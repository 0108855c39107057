using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Web.Api;
using Microsoft.Playwright;
using NodaTime;
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

    [BrowserFact]
    public Task Whoever_stands_in_decides_on_the_page_and_is_shown_with_the_one_in_whose_name() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "10000.00");
        var until = Office.Today(SystemClock.Instance.GetCurrentInstant()).PlusDays(20);
        await SendAsync<Made>("ex1", "deferrals", new ApplyForDeferral.Request(of.Id, "distribution", "参与分配申请书", until));
        var lent = (await SendAsync<List<Made>>("adm1", "delegations", new RequestDelegation.Request("dir1", "ex2", until, "出差")))[0].Id;
        (await (await service.AsAsync("dir1")).PostAsync($"/api/v1/delegations/{lent}/confirm", Service.JsonOf(new { }))).EnsureSuccessStatusCode();

        var applicant = await service.SignInAsync("ex1");
        await applicant.GotoAsync($"/cases/{of.Id}");
        await Expect(applicant.GetByText("由您提出，不能自行复核").First).ToBeVisibleAsync();
        var standIn = await service.SignInAsync("ex2");
        await standIn.GotoAsync("/payouts");
        await standIn.GetByRole(AriaRole.Button, new() { NameRegex = new("^批\\s*准$") }).ClickAsync();
        await Expect(standIn.GetByText("待审批的延缓发放")).ToBeHiddenAsync();
        await standIn.GotoAsync($"/cases/{of.Id}");
        await Expect(standIn.GetByText("承办人乙 代 执行局长甲").First).ToBeVisibleAsync();
        await BrowserService.KeepAsync(standIn, "stand-in-zh");
    });

    [BrowserFact]
    public Task A_deposit_is_of_all_lots_unless_one_is_taken_out() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "300.00");
        await service.FundAsync(of, "45.67");
        var executor = await service.SignInAsync("ex1");
        await executor.GotoAsync($"/cases/{of.Id}");
        await executor.GetByRole(AriaRole.Button, new() { Name = "申请提存" }).ClickAsync();
        var dialog = executor.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("345.67 元")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(2);
        await dialog.GetByRole(AriaRole.Checkbox).First.UncheckAsync();
        await dialog.GetByRole(AriaRole.Checkbox).Last.UncheckAsync();
        await Expect(dialog.GetByText("请至少选择一笔款项")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Checkbox).Last.CheckAsync();
        await Expect(dialog.GetByText("45.67 元")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Combobox).First.ClickAsync();
        await executor.GetByTitle("下落不明").ClickAsync();
        await dialog.GetByLabel("依据材料").FillAsync("提存审批表");
        await dialog.GetByLabel("不能发放的证据").FillAsync("公告");
        await BrowserService.KeepAsync(executor, "deposit-lots-zh");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "申请提存" }).ClickAsync();
        await Expect(executor.GetByRole(AriaRole.Row).Filter(new() { HasText = "下落不明" })).ToContainTextAsync("45.67");
    });

    async Task<T> SendAsync<T>(string person, string path, object body) => await Service.ReadAsync<T>(await (await service.AsAsync(person)).PostAsync($"/api/v1/{path}", Service.JsonOf(body)));
}
