using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Payouts.Disputes;
using Microsoft.Playwright;
using NodaTime;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>Alerts, the calendar and the story of a case, as persons use them, in a real browser.</summary>
public sealed class ClockPagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task What_is_due_soon_is_on_the_officers_desk_and_checked_by_the_supervisor() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "1000.00");
        var today = Office.Today(SystemClock.Instance.GetCurrentInstant());
        await Service.ReadAsync<System.Text.Json.JsonElement>(await (await service.AsAsync("ex1")).PostAsync("/api/v1/disputes",
            Service.JsonOf(new PlaceDispute.Request(of.Id, Kernel.Money.Parse("100.00"), "案外人异议", ReviewOn: today, Document: "执行异议书"))));
        (await (await service.AsAsync("reg1")).PostAsync("/api/v1/deadlines/sweep", null)).EnsureSuccessStatusCode();

        var stranger = await service.SignInAsync("ex2");
        await Expect(stranger.Locator(".nav-badge")).ToHaveCountAsync(0);
        await stranger.GotoAsync("/alerts");
        await Expect(stranger.GetByText("没有待办预警")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(stranger, "alerts-empty-zh");

        var officer = await service.SignInAsync("ex1");
        await Expect(officer.Locator(".nav-badge")).ToHaveTextAsync("1");
        await officer.GetByRole(AriaRole.Link, new() { NameRegex = new("^待办") }).ClickAsync();
        await Expect(officer.GetByText("争议复核")).ToBeVisibleAsync();
        await Expect(officer.GetByRole(AriaRole.Button, new() { Name = "核 查" })).ToHaveCountAsync(0);
        await officer.GetByRole(AriaRole.Link, new() { Name = "复核争议，作出处理" }).ClickAsync();
        await Expect(officer).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/cases/{of.Id}$"));
        await Expect(officer.Locator(".history").GetByText("列为争议")).ToBeVisibleAsync();
        await officer.Locator("h2", new() { HasText = "经过" }).ScrollIntoViewIfNeededAsync();
        await BrowserService.KeepAsync(officer, "case-history-zh");

        var supervisor = await service.SignInAsync("reg1");
        await supervisor.GotoAsync("/alerts");
        await supervisor.GetByRole(AriaRole.Button, new() { NameRegex = new("^核\\s*查$") }).ClickAsync();
        var dialog = supervisor.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "报告领导" })).ToBeDisabledAsync();
        await dialog.GetByText("已督促", new() { Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^核\\s*查$") }).ClickAsync();
        await Expect(dialog.GetByText("请写明督促内容或核查结果")).ToBeVisibleAsync();
        await dialog.GetByLabel("说明").FillAsync("请当日处理");
        await BrowserService.KeepAsync(supervisor, "alerts-check-zh");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^核\\s*查$") }).ClickAsync();
        await Expect(supervisor.Locator("td", new() { HasText = "请当日处理" })).ToBeVisibleAsync();

        await supervisor.GetByRole(AriaRole.Button, new() { NameRegex = new("^核\\s*查$") }).ClickAsync();
        await dialog.GetByText("报告领导", new() { Exact = true }).ClickAsync();
        await dialog.GetByLabel("说明").FillAsync("逾期未处理");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^核\\s*查$") }).ClickAsync();
        await Expect(supervisor.Locator(".ant-table-row")).ToHaveCountAsync(2);
        await BrowserService.KeepAsync(supervisor, "alerts-zh");

        var director = await service.SignInAsync("dir1");
        await Expect(director.Locator(".nav-badge")).ToHaveTextAsync("1");
        await director.GotoAsync("/alerts");
        await Expect(director.Locator(".ant-table-row")).ToHaveCountAsync(1);
        var taking = director.WaitForDownloadAsync();
        await director.GetByRole(AriaRole.Button, new() { Name = "超期清单" }).ClickAsync();
        await director.GetByLabel("导出事由").FillAsync("日常核查");
        await director.GetByLabel("导出事由").PressAsync("Enter");
        Assert.Equal("超期未发放清单.xlsx", (await taking).SuggestedFilename);
    });

    [BrowserFact]
    public Task A_calendar_is_proposed_by_one_person_and_put_in_force_by_another_who_sees_what_it_changes() => service.TellingAsync(async () =>
    {
        var of = await service.CaseAsync("ex1");
        await service.FundAsync(of, "10.00");
        var today = Office.Today(SystemClock.Instance.GetCurrentInstant());
        var shipped = Workdays.ShippedRows.Days;
        var holidays = Enumerable.Range(3, 7).Select(today.PlusDays).Where(d => d.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && shipped.All(s => s.Date != d)).Take(2).ToList();
        var rows = shipped.Select(d => $"{d.Date:uuuu-MM-dd},{(d.Kind == DayKind.Holiday ? "holiday" : "makeup-workday")},{d.Name},{d.SourceNotice}").Concat(holidays.Select(d => $"{d:uuuu-MM-dd},holiday,临时放假,院内通知"));
        var file = new FilePayload { Name = "workdays.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes("date,kind,name,source-notice\n" + string.Join('\n', rows) + "\n") };

        var administrator = await service.SignInAsync("adm1", "工作日历");
        await administrator.GotoAsync("/calendar");
        await Expect(administrator.GetByRole(AriaRole.Button, new() { Name = "选择日历文件" })).ToBeDisabledAsync();
        await administrator.GetByLabel("放假通知").FillAsync("国办发明电〔2026〕7号");
        await administrator.Locator("input[type=file]").SetInputFilesAsync(file);
        var drawer = administrator.GetByRole(AriaRole.Dialog);
        await Expect(drawer.GetByText("临时放假").First).ToBeVisibleAsync();
        await Expect(drawer.GetByRole(AriaRole.Button, new() { Name = "确认生效" })).ToHaveCountAsync(0);
        await Expect(drawer.Locator(".second-person")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(administrator, "calendar-proposed-zh");

        var auditor = await service.SignInAsync("sec1", "工作日历");
        await auditor.GotoAsync("/calendar");
        await auditor.Locator(".ant-table-row", new() { HasText = "国办发明电〔2026〕7号" }).ClickAsync();
        drawer = auditor.GetByRole(AriaRole.Dialog);
        await Expect(drawer.GetByText("发出支付通知（十个工作日）").First).ToBeVisibleAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "确认生效" }).ClickAsync();
        await Expect(drawer.GetByRole(AriaRole.Button, new() { Name = "确认生效" })).ToHaveCountAsync(0);
        await Expect(drawer.GetByText("已变更的期限")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(auditor, "calendar-confirmed-zh");
        await auditor.Locator(".ant-drawer-close").ClickAsync();
        await Expect(auditor.Locator(".ant-table-row", new() { HasText = "国办发明电〔2026〕7号" }).GetByText("生效中")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(auditor, "calendar-zh");
    });
}
