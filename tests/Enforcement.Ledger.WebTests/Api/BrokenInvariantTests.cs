using Enforcement.Ledger.DatabaseTests;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

/// <summary>On a service of its own: this one damages its database on purpose.</summary>
public sealed class BrokenInvariantTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task What_can_never_be_true_is_a_defect_of_the_house_and_not_the_persons()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "100.00");
        var payout = await service.DraftAsync(c, "100.00");
        foreach (var (person, act) in new[] { ("ex1", "submit"), ("dir1", "approve"), ("acc1", "accept") })
            using (await (await service.AsAsync(person)).PostAsync($"/api/v1/payouts/{payout.Id}/{act}", null))
            {
            }
        await TestDatabase.ExecuteAsync(service.Database.Superuser, $"set session_replication_role = replica; delete from payouts.approval where payout_id = {payout.Id}");
        using var answer = await (await service.AsAsync("csh1")).PostAsync($"/api/v1/payouts/{payout.Id}/release", null);
        (await Service.ProblemAsync(answer, 500, "payout.chain-incomplete")).Detail.Should().NotContain("approvals missing", "the log has the facts");
    }
}
