using System.Text;
using System.Text.Json;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.DatabaseTests;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests.Crash;

/// <summary>kill -9 in the middle: after a restart nothing is lost and nothing is doubled.</summary>
public sealed class KillTests
{
    const int Lines = 20_000;

    [Fact]
    public async Task A_service_killed_in_the_middle_of_an_import_has_imported_nothing_and_does_it_whole_when_asked_again()
    {
        await using var service = await MortalService.StartAsync();
        var before = await BookAsync(service);
        var statement = Statement(before.Bank);

        foreach (var (at, withDatabase) in ((Func<ImportUnderway, bool>, bool)[])[(i => i.Read > 0, false), (i => i.Posted > 0, true)])
        {
            using var cashier = await service.AsAsync("csh1");
            var import = cashier.PostAsync("/api/v1/statements?fileName=large.xml", Service.FileOf(statement));
            while (!import.IsCompleted && !(await service.GetAsync<List<ImportUnderway>>("acc1", "/api/v1/statements/under-way")).Exists(i => at(i)))
                await Task.Delay(10);
            import.IsCompleted.Should().BeFalse("the import is under way when it is struck");
            if (withDatabase)
                await service.KillDatabaseAsync();
            await service.KillAsync();
            await FluentActions.Awaiting(() => import).Should().ThrowAsync<HttpRequestException>();

            await service.RestartAsync();
            var after = await BookAsync(service);
            after.BookBalance.Should().Be(before.BookBalance, "an import that did not end has posted nothing");
            after.Statements.Should().HaveCount(before.Statements.Count);
            await ShouldBeSoundAsync(service);
        }

        var outcome = await service.PostAsync<ImportOutcome>("csh1", "/api/v1/statements?fileName=large.xml", Service.FileOf(statement));
        outcome.Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = "posted", Accepted = Lines, Matched = Lines, Duplicate = 0 });
        (await BookAsync(service)).BookBalance.Should().Be(before.BookBalance + Money.FromMinor(Lines * 100L));
        (await service.PostAsync<ImportOutcome>("csh1", "/api/v1/statements?fileName=large.xml", Service.FileOf(statement)))
            .Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0, Duplicate = Lines });
        await ShouldBeSoundAsync(service);
    }

    [Fact]
    public async Task A_service_killed_while_it_releases_has_released_each_payout_once_or_not_at_all()
    {
        await using var service = await MortalService.StartAsync();
        var payouts = new List<long>();
        var found = await service.GetAsync<CaseView>("dir1", $"/api/v1/cases/by-number?number={Uri.EscapeDataString("（2026）川0104执1001号")}");
        for (var i = 0; i < 6; i++)
            payouts.Add(await AcceptedAsync(service, found.Case.Id));
        var inTransitBefore = (await BookAsync(service)).Balances["IN_TRANSIT"];

        var random = new Random(9);
        for (var strike = 0; strike < 3; strike++)
        {
            using var cashier = await service.AsAsync("csh1");
            var releases = payouts.Select(p => cashier.PostAsync($"/api/v1/payouts/{p}/release", null)).ToList();
            await Task.Delay(random.Next(5, 120));
            await service.KillAsync();
            await Task.WhenAll(releases.Select(r => r.ContinueWith(_ => { }, TaskScheduler.Default)));
            await service.RestartAsync();
            await ShouldStandAsync(service, payouts, inTransitBefore);
        }

        foreach (var payout in payouts)
        {
            var detail = await service.GetAsync<PayoutDetail>("csh1", $"/api/v1/payouts/{payout}");
            if (detail.Payout.State == PayoutState.Accepted)
                await service.PostAsync<PayoutDetail>("csh1", $"/api/v1/payouts/{payout}/release");
        }
        (await ShouldStandAsync(service, payouts, inTransitBefore)).Should().Be(payouts.Count);
    }

    /// <returns>How many of the payouts are released; each of them once, with its instruction and its money in transit.</returns>
    static async Task<int> ShouldStandAsync(MortalService service, List<long> payouts, Money inTransitBefore)
    {
        var details = new List<PayoutDetail>();
        foreach (var payout in payouts)
            details.Add(await service.GetAsync<PayoutDetail>("csh1", $"/api/v1/payouts/{payout}"));
        details.Should().OnlyContain(d => d.Payout.State == PayoutState.Accepted && d.FileName == null || d.Payout.State == PayoutState.Released && d.FileName != null);
        details.Should().OnlyContain(d => d.Moves.Count(m => m.Trigger == PayoutTrigger.Release) == (d.Payout.State == PayoutState.Released ? 1 : 0));
        var released = details.Count(d => d.Payout.State == PayoutState.Released);
        (await BookAsync(service)).Balances["IN_TRANSIT"].Should().Be(inTransitBefore + Money.FromMinor(released * 100_00L));
        await ShouldBeSoundAsync(service);
        return released;
    }

    static async Task<long> AcceptedAsync(MortalService service, long caseId)
    {
        var payout = (await service.PostAsync<PayoutDetail>("ex1", "/api/v1/payouts", Service.JsonOf(new DraftPayout.Request(caseId, Money.Parse("100.00"))))).Payout.Id;
        // The case's payee has had so much already that a second leader approves too.
        foreach (var (person, act) in ((string, string)[])[("ex1", "submit"), ("dir1", "approve"), ("vp1", "approve"), ("acc1", "accept")])
            await service.PostAsync<PayoutDetail>(person, $"/api/v1/payouts/{payout}/{act}");
        return payout;
    }

    static async Task<BookReconciliation> BookAsync(MortalService service) =>
        (await service.GetAsync<List<BookReconciliation>>("acc1", $"/api/v1/reconciliation?book={Demonstration.BookCode}"))[0];

    static async Task ShouldBeSoundAsync(MortalService service)
    {
        var checks = await service.GetAsync<List<JsonElement>>("acc1", "/api/v1/checks");
        checks.Should().HaveCount(StandingChecks.Names.Count).And.OnlyContain(c => c.GetProperty("healthy").GetBoolean());
        (await BookAsync(service)).Difference.Should().Be(Money.Zero);
    }

    static byte[] Statement(Money opening)
    {
        var day = Office.Today(SystemClock.Instance.GetCurrentInstant());
        var entries = Enumerable.Range(1, Lines).Select(i =>
            CamtText.Entry($"L{i:D8}", Money.FromMinor(100), true, day, "蜀都置业有限公司", "6217000000000000101", "6228480000000000101", "执行款", null));
        return Encoding.UTF8.GetBytes(CamtText.Statement("LARGE", Demonstration.EscrowAccountNo, day, opening, opening + Money.FromMinor(Lines * 100L), entries));
    }
}
