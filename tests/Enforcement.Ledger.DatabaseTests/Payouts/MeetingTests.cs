using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Payouts.Transfers;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Two acts on two connections: the first has done all but commit when the second comes. The second waits, and then sees what the first did.</summary>
public sealed class MeetingTests : IAsyncLifetime
{
    const string Unauthorised = "payout.agent-unauthorised", Recused = "payout.recused", Changed = "payout.changed-after-approval", OnHold = "payout.on-hold";

    Court court = null!;
    TestCase c = null!;
    long payout;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("1000.00"), c.SubAccount);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Theory]
    [InlineData(Step.Submit)]
    [InlineData(Step.Approve)]
    [InlineData(Step.Accept)]
    [InlineData(Step.Release)]
    [InlineData(Step.Leave)]
    public async Task An_authority_is_revoked_before_a_step_or_after_it(Step step)
    {
        var authority = await AgentAsync("张律师", "6222020000000000018");
        await BeforeAsync(step, "张律师");
        (await MeetAsync<RevokeAuthority>("ex1", Revoke, () => TakeAsync(step))).Should().Be(Unauthorised);
        await court.ShouldBeSoundAsync();

        authority = await AgentAsync("李律师", "6222020000000000026");
        await BeforeAsync(step, "李律师");
        (await MeetAsync(step, () => court.AsAsync<RevokeAuthority>("ex1", Revoke))).Should().BeNull("what was done before stays");
        await ShouldStandAfterAsync(step);

        Task Revoke(RevokeAuthority u) => u.ExecuteAsync(new(authority, "解除委托通知"), default);
    }

    [Theory]
    [InlineData(Step.Submit, "ex1")]
    [InlineData(Step.Approve, "dir1")]
    [InlineData(Step.Accept, "acc1")]
    [InlineData(Step.Release, "csh1")]
    [InlineData(Step.Leave, "csh1")]
    public async Task A_recusal_is_placed_before_an_act_of_that_person_or_after_it(Step step, string person)
    {
        await BeforeAsync(step);
        (await MeetAsync<PlaceRecusal>("reg1", Place, () => TakeAsync(step))).Should().Be(Recused);
        await LiftAsync();
        (await MeetAsync(step, () => court.AsAsync<PlaceRecusal>("reg1", Place))).Should().BeNull();
        await ShouldStandAfterAsync(step);
        await court.ShouldBeSoundAsync();

        Task Place(PlaceRecusal u) => u.ExecuteAsync(new(c.Id, person, null, "回避决定书"), default);
    }

    [Fact]
    public async Task A_recusal_and_a_decision_meet_in_the_database_too()
    {
        var deferral = await DeferAsync();
        var (vp1, dir1) = ((await court.ActorAsync("vp1")).Id, (await court.ActorAsync("dir1")).Id);
        await using var first = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var transaction = await first.BeginTransactionAsync();
        await using var place = new NpgsqlCommand($"insert into cases.recusal (case_id, person_id, reason, document, placed_by, placed_at) values ({c.Id}, {dir1}, '亲属', '回避决定书', {vp1}, now())", first);
        await place.ExecuteNonQueryAsync();
        var second = TestDatabase.ExecuteAsync(court.Database.Connections.App, $"update payouts.deferral set state = 'Rejected', decided_by = {dir1}, decided_at = now(), decision = 'x' where id = {deferral}");
        await court.WaitingAsync(1);
        await transaction.CommitAsync();
        (await FluentActions.Awaiting(() => second).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("LD116");
    }

    [Fact]
    public async Task A_delegation_ends_before_a_decision_in_the_lenders_name_or_after_it()
    {
        var other = await court.CaseAsync("ex2");
        court.Credit(Money.Parse("1000.00"), other.SubAccount);
        await court.StatementAsync();
        foreach (var decides in (Func<long, Task<(Func<Task> Act, Func<Func<Task>, Task<string?>> Meet)>>[])[DeferralAsync, TransferAsync, HoldAsync])
        {
            var lent = await DelegateAsync();
            var (act, _) = await decides(lent);
            (await MeetAsync<RevokeDelegation>("dir1", u => u.ExecuteAsync(new(lent, "已返岗"), default), act)).Should().Be("access.not-permitted");
            lent = await DelegateAsync();
            var (_, meet) = await decides(lent);
            (await meet(() => court.AsAsync<RevokeDelegation>("dir1", u => u.ExecuteAsync(new(lent, "已返岗"), default)))).Should().BeNull();
        }
        // The role that was lent is taken from its holder.
        await DelegateAsync();
        var (late, _) = await DeferralAsync(0);
        var roles = await court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("dir1", ["REG"], "轮岗"), default));
        (await MeetAsync<ConfirmRoles>("sec1", u => u.ExecuteAsync(new(roles), default), late)).Should().Be("access.not-permitted");
        await court.ShouldBeSoundAsync();

        async Task<(Func<Task>, Func<Func<Task>, Task<string?>>)> DeferralAsync(long _)
        {
            var id = await court.AsAsync<ApplyForDeferral, long>("ex2", u => u.ExecuteAsync(new(other.Id, "distribution", "申请书", new(2026, 3, 20)), default));
            return (() => court.AsAsync<ApproveDeferral>("ex1", u => u.ExecuteAsync(new(id), default)), then => MeetAsync<ApproveDeferral>("ex1", u => u.ExecuteAsync(new(id), default), then));
        }

        async Task<(Func<Task>, Func<Func<Task>, Task<string?>>)> TransferAsync(long _)
        {
            var id = await court.AsAsync<ProposeTransfer, long>("ex2", u => u.ExecuteAsync(new(other.Id, null, Money.Parse("1.00"), "same-parties", ToNumber: c.Number), default));
            return (() => court.AsAsync<ApproveTransfer>("ex1", u => u.ExecuteAsync(new(id), default)), then => MeetAsync<ApproveTransfer>("ex1", u => u.ExecuteAsync(new(id), default), then));
        }

        async Task<(Func<Task>, Func<Func<Task>, Task<string?>>)> HoldAsync(long _)
        {
            var id = await court.AsAsync<PlaceHold, long>("ex2", u => u.ExecuteAsync(new(other.Id, "garnished", "协助执行通知书", Money.Parse("1.00")), default));
            return (() => court.AsAsync<ConfirmHold>("ex1", u => u.ExecuteAsync(new(id), default)), then => MeetAsync<ConfirmHold>("ex1", u => u.ExecuteAsync(new(id), default), then));
        }
    }

    [Theory]
    [InlineData(Step.Submit, "payout.payee-unconfirmed")]
    [InlineData(Step.Approve, Changed)]
    [InlineData(Step.Accept, Changed)]
    [InlineData(Step.Release, Changed)]
    public async Task An_account_changes_before_a_step_or_after_it(Step step, string refused)
    {
        await BeforeAsync(step);
        var proposal = await court.ProposeAccountAsync(c, "51008888000001");
        (await MeetAsync<ConfirmPayeeAccount>("reg1", u => u.ExecuteAsync(new(proposal), default), () => TakeAsync(step))).Should().Be(refused);

        c = await court.CaseAsync(applicant: "丁公司");
        court.Credit(Money.Parse("1000.00"), c.SubAccount);
        await court.StatementAsync();
        await BeforeAsync(step);
        proposal = await court.ProposeAccountAsync(c, "51008888000002", "丁公司");
        (await MeetAsync(step, () => court.AsAsync<ConfirmPayeeAccount, long>("reg1", u => u.ExecuteAsync(new(proposal), default)))).Should().BeNull();
        await ShouldStandAfterAsync(step);
        await court.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData(Step.Approve)]
    [InlineData(Step.Accept)]
    [InlineData(Step.Leave)]
    public async Task A_hold_comes_before_a_step_or_after_it(Step step)
    {
        await BeforeAsync(step);
        // What was on its way stands still already when the step comes.
        (await MeetAsync<PlaceHold>("ex1", Place, () => TakeAsync(step))).Should().BeOneOf(OnHold, "payout.illegal-move");
        var hold = await TestDatabase.AskAsync<long>(court.Database.Superuser, "select max(id) from payouts.hold");
        await court.AsAsync<LiftHold>("reg1", u => u.ExecuteAsync(new(hold, "解除裁定"), default));
        (await MeetAsync(step, () => court.AsAsync<PlaceHold>("ex1", Place))).Should().BeNull();
        if (step == Step.Leave)
            (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.Released, "it had left");
        else
            (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.OnHold);
        await court.ShouldBeSoundAsync();

        Task Place(PlaceHold u) => u.ExecuteAsync(new(c.Id, "suspended", "中止裁定"), default);
    }

    [Fact]
    public async Task A_surplus_is_taken_back_before_it_is_refunded_or_refunded_before_it_is_taken_back()
    {
        c = await court.CaseAsync(claim: 600m);
        court.Credit(Money.Parse("1000.00"), c.SubAccount);
        await court.StatementAsync();
        await court.ChangeAccountAsync(c, "6217000000000000009", "乙公司");
        foreach (var refundFirst in (bool[])[false, true])
        {
            var surplus = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, nameof(DeductionKind.Surplus), Money.Parse("100.00"), Document: "余款说明"), default));
            await court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(surplus), default));
            payout = await court.AsAsync<DraftPayout, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.Parse("100.00"), "乙公司", Purpose: PayoutPurpose.SurplusRefund, Proof: "债务人账户说明"), default));
            if (refundFirst)
                (await MeetAsync(Step.Submit, () => court.AsAsync<ReverseDeduction>("vp1", Reverse))).Should().Be("ledger.insufficient");
            else
                (await MeetAsync<ReverseDeduction>("vp1", Reverse, () => TakeAsync(Step.Submit))).Should().Be("payout.exceeds-available");
            await court.ShouldBeSoundAsync();

            Task Reverse(ReverseDeduction u) => u.ExecuteAsync(new(surplus, "计算有误"), default);
        }
    }

    [Fact]
    public async Task A_fee_is_taken_back_beside_a_payout_of_the_same_lot_and_neither_is_lost()
    {
        var fee = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, nameof(DeductionKind.ExecutionFee), Money.Parse("100.00")), default));
        await court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(fee), default));
        await BeforeAsync(Step.Approve, amount: "900.00");
        await court.ShouldRefuseAsync("payout.exceeds-available", () => court.DraftAsync(c, Money.Parse("0.01")));
        (await MeetAsync<ReverseDeduction>("vp1", u => u.ExecuteAsync(new(fee, "减免"), default), () => TakeAsync(Step.Approve))).Should().BeNull();
        await court.SubmitAsync(await court.DraftAsync(c, Money.Parse("0.01")));
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("99.99"), Reserved = Money.Parse("900.01") });
        await court.ShouldBeSoundAsync();
    }

    public enum Step { Submit, Approve, Accept, Release, Leave }

    /// <summary>A payout that waits for this step.</summary>
    async Task BeforeAsync(Step step, string? payee = null, string amount = "10.00")
    {
        payout = await court.DraftAsync(c, Money.Parse(amount), payee: payee);
        for (var before = Step.Submit; before < step; before++)
            await TakeAsync(before);
    }

    Task TakeAsync(Step step) => step switch
    {
        Step.Submit => court.SubmitAsync(payout),
        Step.Approve => court.ApproveAsync(payout),
        Step.Accept => court.AcceptAsync(payout),
        Step.Release => court.ReleaseAsync(payout),
        Step.Leave => court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payout, default)),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    Task<string?> MeetAsync(Step step, Func<Task> second) => step switch
    {
        Step.Submit => MeetAsync<SubmitPayout>("ex1", u => u.ExecuteAsync(new(payout), default), second),
        Step.Approve => MeetAsync<ApprovePayout>("dir1", u => u.ExecuteAsync(new(payout), default), second),
        Step.Accept => MeetAsync<AcceptPayout>("acc1", u => u.ExecuteAsync(new(payout), default), second),
        Step.Release => MeetAsync<ReleasePayout>("csh1", u => u.ExecuteAsync(new(payout), default), second),
        Step.Leave => MeetAsync<DownloadPayoutFile>("csh1", u => u.ExecuteAsync(payout, default), second),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>Does all of the first but its commit, lets the second come and wait, and goes on.</summary>
    /// <returns>What the second was refused with; null when it was done.</returns>
    async Task<string?> MeetAsync<TUseCase>(string person, Func<TUseCase, Task> first, Func<Task> second) where TUseCase : class, IUseCase
    {
        var waiting = Task.FromResult<string?>(null);
        await court.AsAsync<TUseCase>(person, async u =>
        {
            await first(u);
            waiting = Try(second);
            (await Task.WhenAny(waiting, court.WaitingAsync(1))).Should().NotBe(waiting, "the second waits for the first");
        });
        return await waiting;
    }

    async Task ShouldStandAfterAsync(Step step) => (await court.PayoutAsync(payout)).Payout.State.Should().Be(step switch
    {
        Step.Submit => PayoutState.InApproval,
        Step.Approve => PayoutState.NoticeIssued,
        Step.Accept => PayoutState.Accepted,
        _ => PayoutState.Released,
    });

    /// <summary>An agent who may receive the applicant's money, with an account of his.</summary>
    async Task<long> AgentAsync(string name, string account)
    {
        var authority = await court.AsAsync<ProposeAuthority, long>("ex1",
            u => u.ExecuteAsync(new(c.Id, "甲公司", name, "510104199001010019", AgentKind.Lawyer, "代收执行款", true, new(2026, 2, 13), new(2026, 12, 31), "特别授权委托书", "律师函", "15101201010000000"), default));
        await court.AsAsync<ConfirmAuthority>("reg1", u => u.ExecuteAsync(new(authority), default));
        var proposal = await court.AsAsync<ProposePayeeAccount, long>("ex1", u => u.ExecuteAsync(new(c.Id, null, account, "中国银行", name, "确认书", name, AuthorityId: authority), default));
        await court.AsAsync<ConfirmPayeeAccount, long>("reg1", u => u.ExecuteAsync(new(proposal), default));
        return authority;
    }

    Task<long> DeferAsync() => court.AsAsync<ApplyForDeferral, long>("ex1", u => u.ExecuteAsync(new(c.Id, "distribution", "申请书", new(2026, 3, 20)), default));

    async Task<long> DelegateAsync()
    {
        var id = (await court.AsAsync<RequestDelegation, IReadOnlyList<long>>("adm1", u => u.ExecuteAsync(new("dir1", "ex1", new(2026, 2, 28), "出差"), default))).Single();
        await court.AsAsync<ConfirmDelegation>("dir1", u => u.ExecuteAsync(new(id), default));
        return id;
    }

    async Task LiftAsync()
    {
        var recusal = await TestDatabase.AskAsync<long>(court.Database.Superuser, "select id from cases.recusal where lifted_at is null");
        await court.AsAsync<LiftRecusal>("vp1", u => u.ExecuteAsync(new(recusal, "解除决定"), default));
    }

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
