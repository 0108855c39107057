using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Transfers;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Enforcement.Ledger.WebTests.Desks;

/// <summary>What one person proposed in some case is found by the other without knowing the case, in a real browser.</summary>
public sealed class WaitingPagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    [BrowserFact]
    public Task A_hold_and_a_transfer_wait_on_the_desk_of_payouts_until_they_are_decided() => service.TellingAsync(async () =>
    {
        var (held, of, other) = (await service.CaseAsync("ex1"), await service.CaseAsync("ex1"), await service.CaseAsync("ex1"));
        await service.FundAsync(of, "500.00");
        var officer = await service.AsAsync("ex1");
        (await officer.PostAsync("/api/v1/holds", Service.JsonOf(new PlaceHold.Request(held.Id, "third-party-objection", "异议审查裁定", Money.Parse("100.00"))))).EnsureSuccessStatusCode();
        (await officer.PostAsync("/api/v1/transfers", Service.JsonOf(new ProposeTransfer.Request(of.Id, null, Money.Parse("50.00"), "wrong-posting", "错账更正说明", ToNumber: other.Number)))).EnsureSuccessStatusCode();

        var director = await service.SignInAsync("dir1");
        await director.GotoAsync("/payouts");
        var hold = Waiting(director, "待确认的冻结");
        await Expect(hold.GetByRole(AriaRole.Row).Filter(new() { HasText = held.Number })).ToContainTextAsync("异议审查裁定");
        await Expect(Waiting(director, "待审批的案款划转")).ToContainTextAsync(other.Number);
        await BrowserService.KeepAsync(director, "waiting-zh");
        await hold.GetByRole(AriaRole.Button, new() { NameRegex = new("^确\\s*认$") }).ClickAsync();
        await Expect(hold).ToBeHiddenAsync();
        await Waiting(director, "待审批的案款划转").GetByRole(AriaRole.Button, new() { NameRegex = new("^批\\s*准$") }).ClickAsync();
        await Expect(Waiting(director, "待审批的案款划转")).ToBeHiddenAsync();

        await director.GotoAsync($"/cases/{held.Id}");
        await Expect(director.GetByText("案外人异议 异议审查裁定").First).ToBeVisibleAsync();
    });

    static ILocator Waiting(IPage page, string title) => page.Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = title }) });
}
