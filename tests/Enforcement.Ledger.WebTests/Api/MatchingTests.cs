using System.Net;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

[Collection(SharedService.Name)]
public sealed class MatchingTests(Service service)
{
    static readonly TierRule[] Rules =
    [
        new("T1", 1, true, new()),
        new("T3", 2, true, new(AmountSuffices: false)),
        new("T4", 3, true, new(Blocks: [CandidateBlock.Number], MinimumScore: 50)),
        new("T5", 4, false, new()),
    ];

    [Fact]
    public async Task A_line_says_why_it_was_matched()
    {
        var c = await service.CaseAsync();
        await service.FundAsync(c, "10.00");
        var accountant = await service.AsAsync("acc1");
        var line = (await Service.ReadAsync<Page<ReceiptView>>(await accountant.GetAsync($"/api/v1/receipts?caseId={c.Id}"))).Items.Single();
        var match = await Service.ReadAsync<MatchView>(await accountant.GetAsync($"/api/v1/statement-lines/{line.LineId}/match"));
        match.Should().BeEquivalentTo(new { Rule = "T1", Score = 100, CaseNumber = c.Number });
        match.Reasons.Should().Equal($"credited to sub-account {c.SubAccount} of {c.Number}");
        await Service.ProblemAsync(await accountant.GetAsync("/api/v1/statement-lines/999999/match"), 404, "receipt.not-found");
        await Service.ProblemAsync(await (await service.AsAsync("ex2")).GetAsync($"/api/v1/statement-lines/{line.LineId}/match"), 404, "receipt.not-found");
    }

    [Fact]
    public async Task Rules_go_from_a_proposal_over_a_back_test_to_approval_by_another_person()
    {
        using var proposed = await PostAsync("reg1", "", new ProposeRules.Request(Rules, "仅按完整案号提出候选"));
        proposed.StatusCode.Should().Be(HttpStatusCode.Created);
        var version = (await Service.ReadAsync<RuleSetView>(proposed)).Version;
        await Service.ProblemAsync(await PostAsync("dir1", $"/{version}/approve"), 409, "matching.not-back-tested");
        (await Service.ReadAsync<BackTestView>(await PostAsync("reg1", $"/{version}/back-test", new BackTestBody(100)))).Version.Should().Be(version);
        await Service.ProblemAsync(await PostAsync("reg1", $"/{version}/approve"), 409, "matching.same-person");
        await Service.ProblemAsync(await PostAsync("ex1", $"/{version}/approve"), 403, "access.not-permitted");
        // In force in some years: other tests of this service go by the rules of today.
        (await Service.ReadAsync<RuleSetView>(await PostAsync("dir1", $"/{version}/approve", new ApproveRulesBody(new(2199, 1, 1)))))
            .Should().BeEquivalentTo(new { State = "approved", InForce = false, ApprovedBy = "执行局长甲" });
        (await Service.ReadAsync<ReplayOutcome>(await (await service.AsAsync("reg1")).GetAsync("/api/v1/matching-rules/replay"))).Different.Should().Be(0);
    }

    [Fact]
    public async Task Rules_that_are_no_version_are_refused_in_both_languages()
    {
        var problem = await Service.ProblemAsync(await PostAsync("reg1", "", new ProposeRules.Request([.. Rules.Skip(1)], "无子账号")), 409, "matching.rules-unsound");
        problem.Detail.Should().Contain("T1 stands there 0 times");
        problem.Chinese.Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        using var unreadable = await PostAsync("reg1", "/2/back-test", new BackTestBody(0));
        unreadable.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    async Task<HttpResponseMessage> PostAsync(string person, string path, object? body = null) =>
        await (await service.AsAsync(person)).PostAsync($"/api/v1/matching-rules{path}", body is null ? null : Service.JsonOf(body));
}
