using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>Rules are proposed by one person, tried on what was posted, and approved by another; C# and the database say so alike.</summary>
public sealed class MatchingRulesTests : IAsyncLifetime
{
    static readonly TierRule T1 = new("T1", 1, true, new());
    static readonly TierRule PayersOnly = new("T3", 2, true, new(AmountSuffices: false));
    static readonly TierRule T4 = new("T4", 3, true, new(Blocks: [CandidateBlock.SubAccount, CandidateBlock.Number, CandidateBlock.Title, CandidateBlock.NoYear, CandidateBlock.NoCourt], MinimumScore: 40));
    static readonly TierRule T5 = new("T5", 4, true, new(Blocks: [CandidateBlock.PayerAccount, CandidateBlock.PayerName], MinimumScore: 30));

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync(claim: 900m);
    }

    public async Task DisposeAsync()
    {
        await court.ShouldBeSoundAsync();
        await court.DisposeAsync();
    }

    [Fact]
    public async Task A_version_is_proposed_tried_approved_by_another_person_and_then_decides()
    {
        var strange = court.Credit(Money.Parse("900.00"), null, "路人甲", c.Number);
        await court.StatementAsync();
        (await ExplainAsync(strange)).Should().BeEquivalentTo(new { Rule = "T3", RuleVersion = 2, CaseId = c.Id });

        var version = await ProposeAsync("acc1");
        (await VersionAsync(version)).Should().BeEquivalentTo(new { State = "proposed", InForce = false, ProposedBy = "会计甲" });
        var before = await court.SnapshotAsync("receipts.back_test");
        var tried = await BackTestAsync(version);
        tried.Should().BeEquivalentTo(new { Lines = 1, MatchedToUnknown = 1, UnknownToMatched = 0, OtherCase = 0 });
        tried.Differences.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = "matched-to-unknown", WasRule = "T3", WasCase = c.Number, WouldBeRule = "T4", WouldBeCase = c.Number });
        (await court.SnapshotAsync("receipts.back_test")).Should().Be(before, "a back-test moves nothing");
        await ApproveAsync(version, "reg1");
        (await VersionAsync(version)).Should().BeEquivalentTo(new { State = "approved", InForce = true, ApprovedBy = "监管员甲" });

        court.Clock.To(2026, 2, 16);
        var again = court.Credit(Money.Parse("900.00"), null, "路人甲", c.Number);
        await court.StatementAsync();
        (await ExplainAsync(again)).Should().BeEquivalentTo(new { Rule = "T4", RuleVersion = version, CaseId = (long?)null });
        (await ExplainAsync(strange)).Rule.Should().Be("T3", "what was decided is not decided anew");
        (await ReplayAsync()).Should().BeEquivalentTo(new { Lines = 2, Different = 0, WithoutFacts = 0 });
    }

    [Fact]
    public async Task The_proposer_cannot_approve_and_neither_can_anybody_before_a_back_test()
    {
        var version = await ProposeAsync("reg1");
        (await Refusal(() => ApproveAsync(version, "dir1"))).Should().Be("matching.not-back-tested");
        await DatabaseRefusesAsync(Approval(version, "dir1", "null"), "approved_after_back_test");

        await BackTestAsync(version);
        (await Refusal(() => ApproveAsync(version, "reg1"))).Should().Be("matching.same-person");
        await DatabaseRefusesAsync(Approval(version, "reg1", "1"), "two_persons");
        (await Refusal(() => court.AsAsync<ApproveRules>("dir1", u => u.ExecuteAsync(new(version, new(2026, 2, 12)), default)))).Should().Be("matching.effective-in-the-past");
        await DatabaseRefusesAsync(Approval(version, "dir1", "1", "2026-02-12"), "never_backwards");
        // A back-test of another version is none of this one.
        await DatabaseRefusesAsync(Approval(await ProposeAsync("reg1"), "dir1", "1"), "rule_set_version_back_test_id_fkey");
        (await Refusal(() => ApproveAsync(version, "acc1"))).Should().Be("access.not-permitted");

        await ApproveAsync(version, "dir1");
        (await Refusal(() => ApproveAsync(version, "dir1"))).Should().Be("matching.already-approved");
        await DatabaseRefusesAsync($"update receipts.rule_set set effective_from = '2026-02-13' where version = {version}", "stays as it is");
    }

    [Fact]
    public async Task Rules_are_written_once_and_whole()
    {
        var version = await ProposeAsync("acc1");
        (await Refusal(() => ApproveAsync(99, "reg1"))).Should().Be("matching-rules.not-found");
        (await Refusal(() => court.AsAsync<ProposeRules, int>("acc1", u => u.ExecuteAsync(new([PayersOnly, T4, T5], "无子账号"), default)))).Should().Be("matching.rules-unsound");
        (await Refusal(() => court.AsAsync<ProposeRules, int>("acc1", u => u.ExecuteAsync(new([T1, PayersOnly, T4, T5], " "), default)))).Should().Be("matching.reason-missing");
        await DatabaseRefusesAsync($"insert into receipts.rule values ({version}, 'T2', 9, true, '{{}}')", "rule");
        await DatabaseRefusesAsync("insert into receipts.rule values (2, 'T1', 9, true, '{}')", "complete");
        await DatabaseRefusesAsync($"update receipts.rule set enabled = false where version = {version}", "permission denied");
        await DatabaseRefusesAsync($"delete from receipts.rule where version = {version}", "permission denied");
    }

    [Fact]
    public async Task The_database_posts_nothing_that_is_only_proposed()
    {
        var line = await LineAsync(court.Credit(Money.Parse("1.00"), null, "路人甲", c.Number));
        (await court.Invoking(x => TestDatabase.ExecuteAsync(x.Database.Superuser, $"update receipts.match set case_id = {c.Id} where line_id = {line}")).Should().ThrowAsync<PostgresException>())
            .Which.ConstraintName.Should().Be("proposals_never_post");
    }

    [Fact]
    public async Task A_line_explains_itself_and_a_foreign_officer_sees_no_foreign_case()
    {
        var line = await LineAsync(court.Credit(Money.Parse("1.00"), null, "路人甲", c.Number));
        var seen = await court.SeeAsync<MatchQueries, MatchView>("acc1", q => q.ExplainAsync(line, default));
        seen.Should().BeEquivalentTo(new { Rule = "T4", RuleVersion = 2, Score = 60, CaseId = (long?)null });
        seen.Proposals.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Rank = 1, Rule = "T4", CaseId = c.Id, CaseNumber = c.Number, Score = 60 });
        seen.Proposals[0].Reasons.Should().Equal("the remark has the whole number of the case");
        (await court.SeeAsync<UnknownQueries, List<UnknownView>>("acc1", q => q.ListAsync(new(), null, 100, default))).Single(u => u.LineId == line).Proposals.Should().BeEquivalentTo(seen.Proposals);

        (await court.SeeAsync<MatchQueries, MatchView>("ex1", q => q.ExplainAsync(line, default))).Proposals.Should().HaveCount(1, "it is an own case");
        (await court.SeeAsync<MatchQueries, MatchView>("ex2", q => q.ExplainAsync(line, default))).Proposals.Should().BeEmpty("unknown funds are everybody's, cases are not");
        var posted = await LineAsync(court.Credit(Money.Parse("1.00"), c.SubAccount));
        (await court.SeeAsync<MatchQueries, MatchView>("ex1", q => q.ExplainAsync(posted, default))).Should().BeEquivalentTo(new { Rule = "T1", Score = 100, CaseNumber = c.Number });
        (await Refusal(() => court.SeeAsync<MatchQueries, MatchView>("ex2", q => q.ExplainAsync(posted, default)))).Should().Be("receipt.not-found");
    }

    [Fact]
    public async Task A_replay_finds_a_decision_that_its_facts_do_not_bear_out()
    {
        var line = await LineAsync(court.Credit(Money.Parse("1.00"), null, "路人甲", c.Number));
        court.Credit(Money.Parse("2.00"), c.SubAccount);
        court.Credit(Money.Parse("3.00"));
        await court.StatementAsync();
        // The case is closed and its parties are as they are; what was decided then comes out as it was.
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "alter table cases.enforcement_case disable trigger state_stands; update cases.enforcement_case set state = 'closed', outstanding_minor = 100");
        (await ReplayAsync()).Should().BeEquivalentTo(new { Lines = 3, Different = 0, WithoutFacts = 0 });

        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"update receipts.match set score = 61 where line_id = {line}");
        (await ReplayAsync()).Differences.Should().ContainSingle(d => d.LineId == line && d.Was.Contains("score 61") && d.Is.Contains("score 60"));
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"update receipts.match set score = 60, facts = null where line_id = {line}");
        (await ReplayAsync()).Should().BeEquivalentTo(new { Lines = 2, Different = 0, WithoutFacts = 1 });
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "update cases.enforcement_case set state = 'open'");
    }

    [Fact]
    public async Task What_is_settled_before_the_tiers_look_is_neither_replayed_nor_tried()
    {
        var order = await court.AsAsync<RegisterExpected, long>("ex1", u => u.ExecuteAsync(new(c.Number, ExpectedKind.Deduction, Money.Parse("100.00"), "协助扣划通知书", "KH-2026-1", new LocalDate(2026, 2, 13)), default));
        await court.AsAsync<ConfirmExpected>("reg1", u => u.ExecuteAsync(new(order), default));
        var ordered = court.Credit(Money.Parse("100.00"), null, "中国工商银行司法扣划过渡户", "扣划 KH-2026-1", "6217000000000000009");
        var back = court.Credit(Money.Parse("5.00"), null, "乙公司", $"退汇 {c.Number}");
        await court.StatementAsync();
        (await ExplainAsync(ordered)).Should().BeEquivalentTo(new { Rule = "T2", CaseId = c.Id });
        (await ExplainAsync(back)).Should().BeEquivalentTo(new { Rule = "T6", CaseId = (long?)null });
        (await ReplayAsync()).Should().BeEquivalentTo(new { Lines = 0, Different = 0, WithoutFacts = 0 });

        // As such a line was kept before there was a T6, with facts that the tiers know no more.
        await TestDatabase.ExecuteAsync(court.Database.Superuser,
            $$"""
            update receipts.match set rule = 'T0', reasons = '["the remark says that a payment of ours comes back; it is no payment of a debtor"]',
              facts = '{"candidates": [], "numbersSeen": ["{{c.Number}}"], "looksReturned": true}' where line_id = {{await court.LineAsync(back)}}
            """);
        (await ReplayAsync()).Should().BeEquivalentTo(new { Lines = 0, Different = 0, WithoutFacts = 0 });
        (await BackTestAsync(2)).Lines.Should().Be(0);
    }

    [Fact]
    public async Task An_account_that_paid_a_case_proposes_it_until_the_match_is_undone()
    {
        // Two cases of one debtor: by name alone they cannot be told apart.
        await court.CaseAsync();
        const string account = "6217000000000000777";
        var first = await LineAsync(court.Credit(Money.Parse("10.00"), c.SubAccount, payerAccount: account));
        (await LearnAsync()).Should().BeEquivalentTo(new { Statements = 1, Accounts = 1 });
        (await LearnAsync()).Should().BeEquivalentTo(new { Statements = 0, Accounts = 0 });

        var second = await ExplainAsync(court.Credit(Money.Parse("10.00"), payerAccount: account, remark: "还款"));
        second.Should().BeEquivalentTo(new { Rule = "T5", CaseId = (long?)null });
        second.Proposals[0].Should().BeEquivalentTo(new { CaseId = c.Id, Reasons = new[] { "the payer's account paid this case before", "the payer is a debtor of this open case", "the payer is a party of the case" } });
        (await ExplainAsync(court.Credit(Money.Parse("10.00"), remark: "还款"))).Rule.Should().Be("T0", "another account tells nothing");
        // What was only proposed teaches nothing.
        (await LearnAsync()).Accounts.Should().Be(0);

        await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(first, "误入"), default));
        (await ExplainAsync(court.Credit(Money.Parse("10.00"), payerAccount: account, remark: "还款"))).Rule.Should().Be("T0");
        (await LearnAsync()).Accounts.Should().Be(0, "an undone match is no match");
    }

    [Fact]
    public async Task A_confirmed_claim_teaches_who_pays_a_case_until_it_is_undone()
    {
        const string account = "6217000000000000778";
        var other = await court.CaseAsync();
        var line = await LineAsync(court.Credit(Money.Parse("10.00"), null, "丙代付人", "还款", account));
        (await ProposedAsync()).Should().BeEmpty("a stranger");
        await court.ConfirmAsync("acc1", await court.ClaimAsync("csh1", line, (c, "4.00"), (other, "6.00")));
        var proposed = await LineAsync(court.Credit(Money.Parse("1.00"), null, "丙代付人", "又还", account));
        (await court.UnknownFundAsync(proposed)).Line.Proposals.Select(p => (p.Rule, p.CaseId)).Should().BeEquivalentTo([("T5", c.Id), ("T5", other.Id)]);
        // The sweep reads matches, and the match of this line is still of no case.
        await LearnAsync();
        (await ProposedAsync()).Should().HaveCount(2);

        await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "认错"), default));
        (await ProposedAsync()).Should().BeEmpty("one doubt is enough to forget");
        await court.ShouldBeSoundAsync();

        async Task<List<(string, long)>> ProposedAsync() =>
            [.. (await ExplainAsync(court.Credit(Money.Parse("1.00"), null, "丙代付人", "再还", account))).Proposals.Select(p => (p.Rule, p.CaseId))];
    }

    [Fact]
    public async Task A_title_case_leads_to_the_cases_that_rest_on_it()
    {
        await ImportTitleAsync("(2025)川0104民初88号");
        await ImportTitleAsync("（2025）川0104民初88号");
        (await TestDatabase.AskAsync<string>(court.Database.Superuser, "select string_agg(number, ',') from cases.title_case")).Should().Be("（2025）川0104民初88号");
        (await ExplainAsync(court.Credit(Money.Parse("1.00"), null, "路人甲", "［２０２５］川0104民初88號 货款"))).Should().BeEquivalentTo(new { Rule = "T4", Score = 50 });
        (await ImportAsync("（2025）川0104执88号")).Faults.Should().ContainSingle(f => f.Code == "case.title-invalid");

        Task ImportTitleAsync(string title) => ImportAsync(title);
        async Task<Cases.CaseImportOutcome> ImportAsync(string title)
        {
            var json = $$"""[{"number":"{{c.Number}}","applicant":"甲公司","debtor":"乙公司","debtor_kind":"company","officer":"ex1","claim":"900","title":"{{title}}"}]""";
            return await court.AsAsync<Cases.ImportCases, Cases.CaseImportOutcome>("adm1", u => u.ExecuteAsync(new(Cases.CaseFile.Read(System.Text.Encoding.UTF8.GetBytes(json), "case.json"), "case.json"), default));
        }
    }

    Task<int> ProposeAsync(string person) => court.AsAsync<ProposeRules, int>(person, u => u.ExecuteAsync(new([T1, PayersOnly, T4, T5], "金额一致不再自动入账"), default));

    Task<BackTestView> BackTestAsync(int version) => court.AsAsync<BackTestRules, BackTestView>("acc1", u => u.ExecuteAsync(new(version), default));

    Task ApproveAsync(int version, string person) => court.AsAsync<ApproveRules>(person, u => u.ExecuteAsync(new(version), default));

    [Fact]
    public async Task Versions_come_in_parts()
    {
        var newest = (await PartAsync(null)).Single().Version;
        (await PartAsync(newest)).Should().OnlyContain(v => v.Version < newest);
        (await PartAsync(1)).Should().BeEmpty();

        Task<List<RuleSetView>> PartAsync(long? after) => court.SeeAsync<RuleQueries, List<RuleSetView>>("ins1", q => q.ListAsync(after, 1, default));
    }

    async Task<RuleSetView> VersionAsync(int version) => (await court.SeeAsync<RuleQueries, List<RuleSetView>>("ins1", q => q.ListAsync(null, 100, default))).Single(v => v.Version == version);

    Task<ReplayOutcome> ReplayAsync() => court.SeeAsync<ReplayMatches, ReplayOutcome>("reg1", q => q.ExecuteAsync(1_000, default));

    Task<LearnOutcome> LearnAsync() => court.Run.RunAsync<LearnPayers, LearnOutcome>(PersonDirectory.House, u => u.ExecuteAsync(default), default);

    async Task<MatchView> ExplainAsync(string reference)
    {
        var line = await LineAsync(reference);
        return await court.SeeAsync<MatchQueries, MatchView>("acc1", q => q.ExplainAsync(line, default));
    }

    // Imports what the bank has booked so far.
    async Task<long> LineAsync(string reference)
    {
        if (await court.LineAsync(reference) == 0)
            await court.StatementAsync();
        return await court.LineAsync(reference);
    }

    async Task DatabaseRefusesAsync(string sql, string because)
    {
        var said = (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>()).Which;
        $"{said.ConstraintName} {said.MessageText}".Should().Contain(because);
    }

    static string Approval(int version, string person, string backTest, string from = "2026-02-13") =>
        $"""
        update receipts.rule_set set state = 'approved', back_test_id = {backTest}, approved_at = '2026-02-13 02:00Z', effective_from = '{from}',
          approved_by = (select id from access.person where user_name = '{person}') where version = {version}
        """;

    static async Task<string> Refusal(Func<Task> act) => (await act.Should().ThrowAsync<Refused>()).Which.Code;
}
