using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Distribution;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class DistributionTests(Service service)
{
    [Fact]
    public async Task A_fee_is_quoted_proposed_by_one_and_confirmed_by_another_and_a_forbidden_cost_is_refused()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "1000.00");
        var quote = await Service.ReadAsync<FeeQuote>(await GetAsync("ex1", $"deductions/fee?caseId={c.Id}&basis=Recovered"));
        quote.Should().BeEquivalentTo(new { Base = Money.Parse("1000.00"), Due = Money.Parse("50.00"), Left = Money.Parse("50.00"), ScheduleVersion = 1 });
        await Service.ProblemAsync(await PostAsync("ex1", "deductions", new ProposeDeduction.Request(c.Id, "Storage", Money.Parse("5.00"))), 409, "deduction.cost-forbidden");
        await Service.ProblemAsync(await PostAsync("dir1", "deductions", new ProposeDeduction.Request(c.Id, "ExecutionFee")), 403, "access.not-permitted");
        var fee = await Service.ReadAsync<DeductionView>(await PostAsync("ex1", "deductions", new ProposeDeduction.Request(c.Id, "ExecutionFee", Basis: FeeBasis.Recovered)));
        fee.Should().BeEquivalentTo(new { Amount = Money.Parse("50.00"), State = DeductionState.Proposed });
        (await Service.ReadAsync<DeductionView>(await PostAsync("dir1", $"deductions/{fee.Id}/confirm", new { }))).State.Should().Be(DeductionState.Confirmed);
        (await Service.ReadAsync<Page<DeductionView>>(await GetAsync("ex1", $"deductions?caseId={c.Id}"))).Items.Should().ContainSingle().Which.DecidedBy.Should().NotBeNull();
        await Service.ProblemAsync(await GetAsync("ex2", $"deductions/{fee.Id}"), 404, "deduction.not-found");
    }

    [Fact]
    public async Task Delay_interest_is_reckoned_for_whoever_asks_and_nothing_is_kept()
    {
        var due = new LocalDate(2026, 1, 1);
        var told = await Service.ReadAsync<DelayInterestResult>(await PostAsync("ex1", "deductions/delay-interest", new DelayInterest.Request([new(due, Money.Parse("100000.00"))], due.PlusDays(10))));
        told.Should().BeEquivalentTo(new { Interest = Money.Parse("175.00"), Unpaid = Money.Parse("100000.00") });
        await Service.ProblemAsync(await PostAsync("ex1", "deductions/delay-interest", new DelayInterest.Request([], due)), 409, "interest.input");
    }

    [Fact]
    public async Task A_plan_is_drafted_approved_and_served_and_an_objection_waits_for_its_steps()
    {
        var c = await service.CaseAsync();
        var plan = await Service.ReadAsync<PlanView>(await PostAsync("ex1", "plans", new DraftPlan.Request(c.Id, Money.Parse("100.00"), "分配方案",
            [new("甲公司", Money.Parse("300.00"), Title: "（2025）川0104民初1号"), new("丙公司", Money.Parse("100.00"), Title: "（2025）川0104民初2号")], PlanDebtor.OtherOrganisation)));
        plan.Claims.Select(x => x.Share.ToString()).Should().Equal("75.00", "25.00");
        var id = plan.Plan.Id;
        await Service.ProblemAsync(await PostAsync("ex1", $"plans/{id}/approve", new { }), 403, "access.not-permitted");
        (await Service.ReadAsync<PlanView>(await PostAsync("dir1", $"plans/{id}/approve", new { }))).Plan.State.Should().Be(PlanState.Approved);
        var today = Calendar.Office.Today(SystemClock.Instance.GetCurrentInstant());
        (await Service.ReadAsync<PlanView>(await PostAsync("ex1", $"plans/{id}/serve", new PlanReceiptsBody([new("丙公司", today, "送达回证")])))).Services.Should().HaveCount(3);
        var objection = (await Service.ReadAsync<PlanView>(await PostAsync("ex1", $"plans/{id}/objections", new ObjectionBody("丙公司", "甲公司", Money.Parse("10.00"), today, "异议书")))).Objections.Single();
        (await PostAsync("ex1", $"plan-objections/{objection.Id}/step", new ObjectionStepBody(ObjectionStep.TellOthers, today, "通知书"))).IsSuccessStatusCode.Should().BeTrue();
        (await Service.ReadAsync<PlanView>(await GetAsync("dir1", $"plans/{id}"))).Objections.Single().Standing.Should().Be(ObjectionStanding.AwaitingAnswer);
        await Service.ProblemAsync(await PostAsync("dir1", $"plans/{id}/in-force", new InForceBody()), 409, "plan.not-served");
        (await PostAsync("dir1", $"plan-objections/{objection.Id}/settle", new ObjectionOutcomeBody(ObjectionOutcome.Withdrawn, "撤回书"))).IsSuccessStatusCode.Should().BeTrue();
        (await Service.ReadAsync<PlanView>(await PostAsync("dir1", $"plans/{id}/reject", new ReasonBody("重拟")))).Plan.State.Should().Be(PlanState.Rejected);
        await Service.ProblemAsync(await GetAsync("ex2", $"plans/{id}"), 404, "plan.not-found");
    }

    async Task<HttpResponseMessage> GetAsync(string person, string address) => await (await service.AsAsync(person)).GetAsync($"/api/v1/{address}");

    async Task<HttpResponseMessage> PostAsync<T>(string person, string address, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/{address}", Service.JsonOf(body));
}
