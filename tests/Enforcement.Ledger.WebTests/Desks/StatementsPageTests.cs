using System.Security.Cryptography;
using System.Text;
using Enforcement.Ledger.DatabaseTests;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Microsoft.Playwright;
using NodaTime;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>Held statements through the interface and on the page: gaps, differences, decisions of two persons, the original files.</summary>
public sealed class StatementsPageTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task A_gap_is_listed_two_persons_let_it_pass_and_the_file_is_handed_out() => service.TellingAsync(async () =>
    {
        await ImportAsync("D1", 2, "0.00", ("L1", "100.00", "乙公司"));
        await ImportAsync("D1", 2, "0.00", ("L1", "100.00", "丙公司"));
        await ImportAsync("D3", 5, "150.00", ("L3", "30.00", "乙公司"));
        await (await service.AsAsync("csh1")).PostAsync("/api/v1/statements?fileName=letter.txt", Service.FileOf("这不是对账单"u8.ToArray()));

        var accountant = await service.SignInAsync("acc1");
        await accountant.GotoAsync("/statements");
        await Expect(accountant.GetByText("待补，后续挂起")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(accountant, "statements-gaps", whole: true);
        await accountant.GetByRole(AriaRole.Link, new() { Name = "D3" }).ClickAsync();
        await accountant.GetByRole(AriaRole.Button, new() { Name = "提议放行" }).ClickAsync();
        await accountant.GetByLabel("理由").FillAsync("银行系统故障，缺失日对账单另行补送");
        await BrowserService.KeepAsync(accountant, "statement-propose");
        await accountant.Locator(".ant-modal").GetByRole(AriaRole.Button, new() { Name = "提议放行" }).ClickAsync();
        await Expect(accountant.GetByText("放行 · 待复核")).ToBeVisibleAsync();
        // Who proposed is not offered to approve, and is told who can; the service would refuse it too (StatementsTests).
        await Expect(accountant.Locator(".acts")).ToContainTextAsync("由您提出，不能自行复核，须由另一人办理（会计、出纳）");
        await Expect(accountant.Locator(".acts").GetByRole(AriaRole.Button, new() { Name = "复核同意" })).ToHaveCountAsync(0);
        await BrowserService.KeepAsync(accountant, "statement-own-proposal");
        var director = await service.SignInAsync("dir1");
        await director.GotoAsync(new Uri(accountant.Url).AbsolutePath);
        await Expect(director.Locator(".acts")).ToContainTextAsync("您的岗位不办理此项，由会计、出纳办理");

        var cashier = await service.SignInAsync("csh1");
        await cashier.GotoAsync(new Uri(accountant.Url).AbsolutePath);
        await cashier.Locator(".acts").GetByRole(AriaRole.Button, new() { Name = "复核同意" }).ClickAsync();
        await cashier.Locator(".ant-modal").GetByRole(AriaRole.Button, new() { Name = "复核同意" }).ClickAsync();
        await Expect(cashier.GetByText("放行 · 已复核")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(cashier, "statement-released");
        await cashier.GotoAsync("/statements");
        await Expect(cashier.GetByText("已放行，待补")).ToBeVisibleAsync();

        // The edited copy, both contents side by side.
        await cashier.GetByRole(AriaRole.Row).Filter(new() { HasText = "挂起" }).Filter(new() { HasText = "D1" }).First.ClickAsync();
        await Expect(cashier.GetByText("丙公司")).ToBeVisibleAsync();
        await Expect(cashier.GetByText("乙公司").First).ToBeVisibleAsync();
        await BrowserService.KeepAsync(cashier, "statement-difference");
        var download = await cashier.RunAndWaitForDownloadAsync(() => cashier.Locator(".ant-drawer").GetByText("下载原件").ClickAsync());
        download.SuggestedFilename.Should().Be("D1.xml");
        await cashier.GotoAsync("/statements");
        await cashier.GetByText("English").ClickAsync();
        await Expect(cashier.GetByText("Released, still open")).ToBeVisibleAsync();
        await BrowserService.KeepAsync(cashier, "statements-en", whole: true);
    });

    async Task<ImportOutcome> ImportAsync(string id, int day, string opening, params (string Reference, string Amount, string Payer)[] lines)
    {
        var closing = Money.Parse(opening) + Money.Sum(lines.Select(l => Money.Parse(l.Amount)));
        var on = new LocalDate(2026, 3, day);
        var bytes = Encoding.UTF8.GetBytes(CamtText.Statement(id, Demonstration.EscrowAccountNo, on, Money.Parse(opening), closing,
            lines.Select(l => CamtText.Entry(l.Reference, Money.Parse(l.Amount), true, on, l.Payer, "6217000000000000001", null, "执行款", null))));
        return await Service.ReadAsync<ImportOutcome>(await (await service.AsAsync("csh1")).PostAsync($"/api/v1/statements?fileName={id}.xml", Service.FileOf(bytes)));
    }
}
