using System.Net;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Reconciliation;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class PayoutsTests(Service service)
{
    [Fact]
    public async Task A_sum_goes_from_the_draft_to_the_booked_debit_through_the_right_hands()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "100000.00");
        var payout = await service.DraftAsync(c, "70000.00");
        payout.Should().BeEquivalentTo(new { State = PayoutState.Draft, PayeeName = "甲公司", Amount = Money.Parse("70000.00") });
        payout.Account.Should().NotBe(c.PayeeAccount, "account numbers are masked");

        (await ActAsync("ex1", payout.Id, "submit")).State.Should().Be(PayoutState.InApproval);
        (await ActAsync("dir1", payout.Id, "approve")).NoticeNo.Should().StartWith("ZF");
        (await ActAsync("acc1", payout.Id, "accept")).State.Should().Be(PayoutState.Accepted);
        (await ActAsync("csh1", payout.Id, "release")).State.Should().Be(PayoutState.Released);
        using var file = await (await service.AsAsync("csh1")).GetAsync($"/api/v1/payouts/{payout.Id}/file");
        file.Content.Headers.ContentDisposition!.FileName.Should().EndWith(".xml");
        (await service.CarryOutAsync(await file.Content.ReadAsStringAsync())).Statements.Single().Paid.Should().Be(1);

        var paid = await Service.ReadAsync<PayoutDetail>(await (await service.AsAsync("ex1")).GetAsync($"/api/v1/payouts/{payout.Id}"));
        paid.Payout.Should().BeEquivalentTo(new { State = PayoutState.Paid, BClock = ClockState.Met });
        paid.Moves.Select(m => m.Trigger).Should().Equal(PayoutTrigger.Submit, PayoutTrigger.Approve, PayoutTrigger.Accept, PayoutTrigger.Release, PayoutTrigger.Booked);
        paid.Lots.Should().ContainSingle().Which.Payer.Should().Be("乙公司");
        var books = await Service.ReadAsync<List<BookReconciliation>>(await (await service.AsAsync("acc1")).GetAsync("/api/v1/reconciliation"));
        books.Should().OnlyContain(b => b.Difference.IsZero);
        var checks = await Service.ReadAsync<List<CheckOutcome>>(await (await service.AsAsync("reg1")).GetAsync("/api/v1/checks"));
        checks.Should().HaveCount(StandingChecks.Names.Count).And.OnlyContain(x => x.Healthy);
    }

    [Theory]
    [InlineData("ex1", "release")]
    [InlineData("ex1", "approve")]
    [InlineData("dir1", "release")]
    [InlineData("csh1", "approve")]
    [InlineData("adm1", "submit")]
    [InlineData("ins1", "accept")]
    [InlineData("out1", "submit")]
    public async Task An_act_of_another_role_is_refused(string person, string act)
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "100.00");
        var payout = await service.DraftAsync(c, "100.00");
        using var answer = await PostAsync(person, $"payouts/{payout.Id}/{act}");
        var problem = await Service.ProblemAsync(answer, 403, "access.not-permitted");
        (problem.Article ?? problem.HouseRule).Should().NotBeNullOrEmpty();
        problem.Chinese.Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        problem.Detail.Should().Contain(person);
    }

    [Fact]
    public async Task A_refusal_names_its_rule_its_article_and_the_facts()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "100.00");
        using var answer = await PostAsync("ex1", "payouts", new DraftPayout.Request(c.Id, Money.Parse("100.01")));
        var problem = await Service.ProblemAsync(answer, 409, "payout.exceeds-available");
        problem.Detail.Should().Contain("100.01");
        problem.Article.Should().Be(PayoutRefusals.ExceedsAvailable.Published);
        problem.TraceId.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task Another_officers_case_and_payout_are_not_found()
    {
        var c = await service.CaseAsync("ex1");
        await service.FundAsync(c, "100.00");
        var payout = await service.DraftAsync(c, "100.00");
        var other = await service.AsAsync("ex2");
        await Service.ProblemAsync(await other.GetAsync($"/api/v1/cases/{c.Id}"), 404, "case.not-found");
        await Service.ProblemAsync(await other.GetAsync($"/api/v1/cases/{c.Id}/clocks"), 404, "case.not-found");
        await Service.ProblemAsync(await other.GetAsync($"/api/v1/payouts/{payout.Id}"), 404, "payout.not-found");
        await Service.ProblemAsync(await other.GetAsync($"/api/v1/payouts/{payout.Id}/file"), 403, "access.not-permitted");
        // Not even the own case's: the file is the money, and finance's alone.
        await Service.ProblemAsync(await (await service.AsAsync("ex1")).GetAsync($"/api/v1/payouts/{payout.Id}/file"), 403, "access.not-permitted");
    }

    [Fact]
    public async Task The_undisputed_part_goes_on_while_the_other_waits()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "1000.00");
        var payout = await service.DraftAsync(c, "1000.00");
        await ActAsync("ex1", payout.Id, "submit");
        using var answer = await PostAsync("ex1", $"payouts/{payout.Id}/split", new SplitBody(Money.Parse("300.00"), "案外人异议", "异议书"));
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        (await Service.ReadAsync<PayoutDetail>(answer)).Payout.Should().BeEquivalentTo(new { State = PayoutState.Disputed, Amount = Money.Parse("300.00"), SplitFromId = payout.Id });
        (await ActAsync("dir1", payout.Id, "approve")).Should().BeEquivalentTo(new { State = PayoutState.NoticeIssued, Amount = Money.Parse("700.00") });
    }

    [Fact]
    public async Task Disputed_money_is_set_aside_and_settled()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "500.00");
        var made = await Service.ReadAsync<Made>(await PostAsync("ex1", "disputes", new PlaceDispute.Request(c.Id, Money.Parse("200.00"), "案外人异议", "异议书")));
        (await CaseAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("300.00"), Disputed = Money.Parse("200.00") });
        var outcome = await Service.ReadAsync<Made>(await PostAsync("ex1", $"disputes/{made.Id}/settle", new SettleBody(SettledFor.Payee, "裁定书", "异议不成立")));
        (await CaseAsync(c)).Disputed.Should().Be(Money.Parse("200.00"), "nothing moves until another person has confirmed it");
        await Service.ProblemAsync(await PostAsync("ex1", $"disputes/outcomes/{outcome.Id}/confirm", new { }), 403, "access.not-permitted");
        (await PostAsync("ex1", $"disputes/{made.Id}/review", new ReviewBody(null, "等待裁定送达"))).StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var listed = await (await service.AsAsync("reg1")).GetAsync($"/api/v1/disputes?caseId={c.Id}&open=true");
        (await Service.ReadAsync<Page<DisputeView>>(listed)).Items.Should().ContainSingle().Which.Should().Match<DisputeView>(d =>
            d.Id == made.Id && d.Document == "异议书" && !d.ReviewPast && d.Renewals.Count == 1 && d.Outcomes.Single().State == OutcomeState.Proposed && !d.Outcomes.Single().Mine);
        (await PostAsync("reg1", $"disputes/outcomes/{outcome.Id}/confirm", new { })).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await CaseAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("500.00"), Disputed = Money.Zero });
    }

    [Fact]
    public async Task A_list_comes_in_parts_that_neither_repeat_nor_miss_a_row()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "50.00");
        for (var i = 0; i < 5; i++)
            await service.DraftAsync(c, "1.00");
        var client = await service.AsAsync("ex1");
        var seen = new List<long>();
        long? after = null;
        do
        {
            var page = await Service.ReadAsync<Page<PayoutView>>(await client.GetAsync($"/api/v1/payouts?caseId={c.Id}&take=2" + (after is null ? "" : $"&after={after}")));
            seen.AddRange(page.Items.Select(p => p.Id));
            after = page.Next;
        }
        while (after is not null);
        seen.Should().HaveCount(5).And.OnlyHaveUniqueItems().And.BeInDescendingOrder();
    }

    async Task<CaseRowView> CaseAsync(OpenedCase c) => (await Service.ReadAsync<CaseView>(await (await service.AsAsync("ex1")).GetAsync($"/api/v1/cases/{c.Id}"))).Case;

    async Task<PayoutView> ActAsync(string person, long payout, string act) => (await Service.ReadAsync<PayoutDetail>(await PostAsync(person, $"payouts/{payout}/{act}"))).Payout;

    async Task<HttpResponseMessage> PostAsync(string person, string path, object? body = null) =>
        await (await service.AsAsync(person)).PostAsync($"/api/v1/{path}", body is null ? null : Service.JsonOf(body));
}
