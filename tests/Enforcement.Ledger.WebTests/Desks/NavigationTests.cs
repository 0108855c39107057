using FluentAssertions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>The desks on the office's usual screen, 1366 by 768.</summary>
public sealed class NavigationTests(BrowserService service) : IClassFixture<BrowserService>
{
    static readonly string[] Desks =
        ["/", "/alerts", "/cases", "/notices", "/receipts", "/unknown-funds", "/expected-receipts", "/bonds", "/vouchers", "/payouts", "/disputes", "/bank", "/fees", "/returned-payments", "/papers", "/statements", "/reconciliation", "/matching-rules", "/templates", "/persons"];

    [BrowserFact]
    public Task Every_desk_is_one_visible_click_in_both_languages_and_fits_the_screen() => service.TellingAsync(async () =>
    {
        var funded = await service.CaseAsync();
        await service.FundAsync(funded, "1234567.89");
        await service.StrayAsync("9999.99", "示例国际工程技术咨询服务（集团）股份有限公司成都分公司", "未注明案号的往来款项");
        var page = await service.SignInAsync("csh1");
        foreach (var language in (string[])["zh", "en"])
        {
            if (language == "en")
                await page.GetByText("English").ClickAsync();
            await Expect(page.Locator(".shell-nav a")).ToHaveCountAsync(Desks.Length);
            foreach (var desk in Desks)
            {
                await page.Locator($".shell-nav a[href='{desk}']").ClickAsync(new() { Timeout = 5_000 });
                await page.WaitForURLAsync($"**{desk}");
                await Expect(page.Locator(".shell-nav .ant-menu-item-selected a")).ToHaveAttributeAsync("href", desk);
                await Expect(page.Locator(".shell-content .ant-spin-spinning")).ToHaveCountAsync(0);
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                await BrowserService.KeepAsync(page, $"desk-{language}-{(desk == "/" ? "overview" : desk[1..])}");
                (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.shell-nav a')].filter(a => { const r = a.getBoundingClientRect(); return r.top < 0 || r.bottom > innerHeight || a.scrollWidth > a.clientWidth }).map(a => a.textContent)"))
                    .Should().BeEmpty("every desk is in sight at {0}", desk);
                (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("{0} does not scroll sideways", desk);
                if (language == "zh")
                    (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.shell-nav a, .shell-content :is(h1, h2, h3, th, button, label)')].map(e => e.textContent).filter(text => /[A-Za-z]{5,}/.test(text))"))
                        .Should().BeEmpty("no English is left at {0}", desk);
            }
        }
    });

    [BrowserFact]
    public Task An_executor_sees_the_own_desks_only() => service.TellingAsync(async () =>
    {
        var page = await service.SignInAsync("ex1");
        await Expect(page.Locator(".shell-nav a[href='/cases']")).ToBeVisibleAsync();
        await Expect(page.Locator(".shell-nav a[href='/matching-rules']")).ToHaveCountAsync(0);
    });
}
