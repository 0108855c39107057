using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Chains;
using Enforcement.Ledger.Payouts.Deductions;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Two persons about one case at the same moment: deductions, the chain, a flag and a hold against what is asked of it.</summary>
public sealed class CollisionTests : IAsyncLifetime
{
    const int Rounds = 6;

    Court court = null!;

    public async Task InitializeAsync() => court = await Court.OpenAsync();

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Theory]
    [InlineData("ExecutionFee", "40.00", "deduction.exceeds-schedule")]
    [InlineData("Surplus", "600.00", "deduction.exceeds-surplus")]
    public async Task Of_two_deductions_at_once_that_are_too_much_together_one_is_refused(string kind, string amount, string code)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var c = await CaseAsync("2000.00", claim: 1_000m);
            Task<string?> Propose() => Try(() => court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, kind, Money.Parse(amount), Document: "审批表"), default)));
            (await Task.WhenAll(Propose(), Propose())).Should().ContainSingle(o => o == null).And.ContainSingle(o => o == code);
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_chain_approved_at_the_moment_of_a_submission_is_asked_whole_or_not_at_all()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var c = await CaseAsync("100.00");
            var payout = await court.DraftAsync(c, Money.Parse("100.00"));
            // Every other version asks for the court leader too.
            var leaders = round % 2 == 0;
            var version = await court.AsAsync<ProposeChain, int>("adm1", u => u.ExecuteAsync(new(Steps(leaders), 30, "调整"), default));
            (await Task.WhenAll(Try(() => court.SubmitAsync(payout)), Try(() => court.AsAsync<ApproveChain>("sec1", u => u.ExecuteAsync(new(version), default))))).Should().OnlyContain(o => o == null);
            var asked = await TestDatabase.AskAsync<string>(court.Database.Superuser,
                $"select string_agg(distinct s.chain_version::text, ',') || ' ' || bool_and(c.step is not null) || ' ' || (count(*) = (select count(*) from payouts.chain_step o where o.version = min(s.chain_version) and o.payee_class = 'party' and o.flag is null and o.from_minor = 0)) from payouts.required_step s left join payouts.chain_step c on c.version = s.chain_version and c.payee_class = s.payee_class and c.from_minor = 0 and c.step = s.step and c.role = s.role and c.flag is null where s.payout_id = {payout}");
            asked.Should().MatchRegex("^[0-9]+ true true$", "the steps are those of one version, and all of them");
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_flag_set_at_the_moment_of_a_submission_comes_before_or_after_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var c = await CaseAsync("100.00");
            var payout = await court.DraftAsync(c, Money.Parse("100.00"));
            (await Task.WhenAll(Try(() => court.SubmitAsync(payout)), Try(() => court.AsAsync<SetCaseFlag, long>("reg1", u => u.ExecuteAsync(new(c.Id, "major", "重大案件审批表"), default))))).Should().OnlyContain(o => o == null);
            (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.InApproval);
        }
        await court.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hold_stops_a_payout_before_or_after_the_step_at_the_same_moment(bool accept)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var c = await CaseAsync("100.00");
            var payout = await court.DraftAsync(c, Money.Parse("100.00"));
            await court.SubmitAsync(payout);
            if (accept)
                await court.ApproveAsync(payout);
            var hold = 0L;
            var outcomes = await Task.WhenAll(Try(() => accept ? court.AcceptAsync(payout) : court.ApproveAsync(payout)),
                Try(async () => hold = await court.AsAsync<PlaceHold, long>("ex1", u => u.ExecuteAsync(new(c.Id, "suspended", "中止裁定"), default))));
            outcomes[0].Should().BeOneOf(null, "payout.on-hold", "payout.illegal-move");
            outcomes[1].Should().BeNull();
            (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.OnHold);
            var lifts = await Task.WhenAll(Try(() => LiftAsync(hold, "dir1")), Try(() => LiftAsync(hold, "vp1")));
            lifts.Should().ContainSingle(o => o == null, "it is lifted once").And.ContainSingle(o => o != null);
            (await court.PayoutAsync(payout)).Payout.State.Should().Be((accept, outcomes[0] is null) switch
            {
                (true, true) => PayoutState.Accepted,
                (true, false) or (false, true) => PayoutState.NoticeIssued,
                _ => PayoutState.InApproval,
            });
        }
        await court.ShouldBeSoundAsync();
    }

    Task LiftAsync(long hold, string person) => court.AsAsync<LiftHold>(person, u => u.ExecuteAsync(new(hold, "恢复裁定"), default));

    async Task<TestCase> CaseAsync(string money, decimal claim = 1_000_000m)
    {
        var c = await court.CaseAsync(claim: claim);
        court.Credit(Money.Parse(money), c.SubAccount);
        await court.StatementAsync();
        return c;
    }

    static ChainStep[] Steps(bool leaders) => [.. PayeeClass.All.SelectMany(payee => new[] { new ChainStep(payee, Money.Zero, 1, "DIR", payee == PayeeClass.ThirdParty) }
        .Concat(leaders ? [new ChainStep(payee, Money.Zero, 2, "VP", payee == PayeeClass.ThirdParty)] : []))];

    static async Task<string?> Try(Func<Task> act)
    {
        try
        {
            await Task.Run(act);
            return null;
        }
        catch (Refused refused)
        {
            return refused.Code;
        }
    }
}
