using Enforcement.Ledger.Database;
using Enforcement.Ledger.DatabaseTests;
using Enforcement.Ledger.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>Notices as the officer, the desk and the inspector see them, in a real browser.</summary>
public sealed class NoticePagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task A_contact_is_recorded_the_bell_rings_and_what_is_dead_is_sent_again() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync();
        var officer = await service.SignInAsync("ex1");
        await officer.GotoAsync($"/cases/{of.Id}");
        await officer.GetByRole(AriaRole.Button, new() { Name = "登记联系方式" }).ClickAsync();
        var dialog = officer.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("当事人").ClickAsync();
        await officer.Locator(".ant-select-item-option").First.ClickAsync();
        await dialog.GetByLabel("号码").FillAsync("13800001234");
        await dialog.GetByLabel("确认材料").FillAsync("送达地址确认书");
        await BrowserService.KeepAsync(officer, "record-contact-zh");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登记联系方式" }).ClickAsync();
        await Expect(officer.GetByText("13800001234")).ToBeVisibleAsync();

        await service.FundAsync(of, "25000.00");
        await service.Services.GetRequiredService<Runner>().RunAsync<CollectNotices, CollectOutcome>(PersonDirectory.House, u => u.ExecuteAsync(default), default);
        await TestDatabase.ExecuteAsync(service.Database.Superuser, "update notices.message set state = 'dead', next_try_at = null, reason = 'timeout' where channel = 'sms'");
        await officer.ReloadAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "通知（1 条未读）" }).ClickAsync();
        await Expect(officer.GetByText("有一笔进账，记录为25000.00元，缴款人是乙公司")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(officer, "inbox-zh");
        await officer.GetByRole(AriaRole.Button, new() { Name = "标为已读" }).ClickAsync();
        await Expect(officer.GetByText("没有未读通知")).ToBeVisibleAsync();
        await Expect(officer.GetByRole(AriaRole.Button, new() { Name = "通知（0 条未读）" })).ToBeVisibleAsync();

        await officer.GotoAsync("/notices");
        await Expect(officer.GetByText("未配置短信、微信网关")).ToBeVisibleAsync();
        await officer.Locator(".ant-table-row .ant-checkbox-input").First.CheckAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "重新发送" }).ClickAsync();
        await officer.GetByRole(AriaRole.Dialog).GetByLabel("理由").FillAsync("号码已核对");
        await officer.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "重新发送" }).ClickAsync();
        await Expect(officer.GetByText("没有此类通知")).ToBeVisibleAsync();
        await officer.GetByText("待发送 1").ClickAsync();
        await officer.Locator(".ant-table-row-expand-icon").First.ClickAsync();
        await Expect(officer.GetByText("号码已核对")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(officer, "notices-zh");

        var inspector = await service.SignInAsync("ins1");
        await inspector.GotoAsync($"/cases/{of.Id}");
        await Expect(inspector.GetByText("****1234").First).ToBeVisibleAsync();
        await Expect(inspector.GetByText("13800001234")).ToHaveCountAsync(0);
        await Expect(inspector.GetByRole(AriaRole.Button, new() { Name = "登记联系方式" })).ToHaveCountAsync(0);
        await BrowserService.KeepAsync(inspector, "case-notices-zh");
        await inspector.GetByText("English").ClickAsync();
        await Expect(inspector.GetByText("Where parties are told")).ToBeVisibleAsync();
    });
}
