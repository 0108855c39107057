using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Holds where two places say no, and where two hands meet. What they do is told in the stories of rows 27 and 28.</summary>
public sealed class HoldTests : IAsyncLifetime
{
    const int Rounds = 8;

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_refused_hold_or_lift_changes_nothing()
    {
        await ArriveAsync("100.00");
        await court.ShouldRefuseAsync("hold.kind-unknown", () => HoldAsync("because"));
        await court.ShouldRefuseAsync("hold.no-amount", () => HoldAsync("garnished"));
        await court.ShouldRefuseAsync("hold.not-a-party", () => HoldAsync("suspended", party: "路人甲"));
        await court.ShouldRefuseAsync("payout.amount-not-positive", () => HoldAsync("suspended", Money.Zero));
        await court.ShouldRefuseAsync("access.not-permitted", () => HoldAsync("suspended", person: "acc1"));
        var hold = await HoldAsync("suspended", person: "dir1");
        await court.ShouldRefuseAsync("hold.same-person", () => LiftAsync(hold, "dir1"));
        await court.ShouldRefuseAsync("access.not-permitted", () => LiftAsync(hold, "ex1"));
        await court.ShouldRefuseAsync("hold.not-found", () => LiftAsync(hold + 1));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_hold_on_a_party_stops_what_it_would_be_paid_and_nobody_else()
    {
        await ArriveAsync("100.00");
        await HoldAsync("heir-unknown", party: "甲公司");
        var payout = await court.DraftAsync(c, Money.Parse("40.00"));
        await court.ShouldRefuseAsync("payout.on-hold", () => court.SubmitAsync(payout));
        var other = await court.DraftAsync(c, Money.Parse("60.00"), payee: "乙公司", account: "6217000000000000001");
        (await court.MoneyAsync(c)).Held.Should().Be(Money.Zero, "what a party would be paid is nobody's yet");
        await court.ShouldRefuseAsync("payout.payee-unconfirmed", () => court.SubmitAsync(other));
    }

    /// <summary>Nobody knows yet what each of several creditors will get: a hold on one of them takes nothing of the case.</summary>
    [Fact]
    public async Task A_sum_of_one_of_several_creditors_stops_its_payouts_and_takes_nothing_from_the_others()
    {
        var (applicant, other) = ("甲公司", "丙公司");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"insert into cases.party (case_id, role, name, name_key) values ({c.Id}, 'applicant', '{other}', '{other}')");
        await ArriveAsync("100.00");
        var (stopped, free) = (await court.DraftAsync(c, Money.Parse("40.00")), await court.DraftAsync(c, Money.Parse("60.00"), payee: other, account: "6217000000000000001"));
        var hold = await HoldAsync("garnished", Money.Parse("50.00"), applicant);
        (await court.MoneyAsync(c)).Held.Should().Be(Money.Zero);
        await court.ShouldRefuseAsync("payout.on-hold", () => court.SubmitAsync(stopped));
        await court.ShouldRefuseAsync("payout.payee-unconfirmed", () => court.SubmitAsync(free));
        await ArriveAsync("10.00");
        (await court.MoneyAsync(c)).Held.Should().Be(Money.Zero, "what arrives is no more one creditor's than what was there");
        (await RefusalOfAsync($"insert into payouts.hold_lot (hold_id, lot_id, amount_minor, whole, held_at) select {hold}, min(id), 1, false, now() from ledger.lot")).Should().Be("LD091");
        await court.ShouldBeSoundAsync();
    }

    /// <summary>Somebody may be a party twice, and be paid as a stranger.</summary>
    [Fact]
    public async Task A_hold_on_a_party_reaches_the_same_person_in_every_role()
    {
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"insert into cases.party (case_id, role, name, name_key) values ({c.Id}, 'debtor', '甲公司', '甲公司')");
        await ArriveAsync("100.00");
        var payout = await court.DraftAsync(c, Money.Parse("40.00"));
        await court.SubmitAsync(payout);
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"alter table payouts.payout disable trigger user; update payouts.payout set party_id = (select id from cases.party where case_id = {c.Id} and role = 'debtor' and name = '甲公司') where id = {payout}; alter table payouts.payout enable trigger user");
        await HoldAsync("heir-unknown", party: "甲公司");
        (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.OnHold);
    }

    [Fact]
    public async Task What_comes_back_from_a_payout_or_a_dispute_goes_to_the_hold()
    {
        await ArriveAsync("100.00");
        var payout = await court.DraftAsync(c, Money.Parse("30.00"));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        var dispute = await court.AsAsync<PlaceDispute, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.Parse("20.00"), "异议", "异议书"), default));
        await HoldAsync("suspended", person: "dir1");
        await HeldShouldBeAsync("50.00");
        await court.SettleAsync(dispute, SettledFor.Payee);
        await HeldShouldBeAsync("70.00");
        await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout, "等不到解除"), default));
        await HeldShouldBeAsync("100.00");
        var view = (await court.PayoutAsync(payout)).Payout;
        (view.State, view.NoticeNo, view.BClock).Should().Be((PayoutState.Withdrawn, null, ClockState.NotStarted));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Another_hold_takes_what_a_lifted_one_gives_back()
    {
        await ArriveAsync("100.00");
        var (first, second) = (await HoldAsync("suspended"), await HoldAsync("bankruptcy-ask"));
        await LiftAsync(first);
        await HeldShouldBeAsync("100.00");
        (await HoldsAsync()).Single(h => h.Id == second).Held.Should().Be(Money.Parse("100.00"));
        await LiftAsync(second);
        await HeldShouldBeAsync("0.00");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_payout_that_the_set_aside_sum_no_longer_stops_says_so_by_a_code()
    {
        await ArriveAsync("100.00");
        var payout = await court.DraftAsync(c, Money.Parse("100.00"));
        await court.SubmitAsync(payout);
        await HoldAsync("garnished", Money.Parse("50.00"));
        (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.OnHold);
        await ArriveAsync("50.00");
        var detail = await court.PayoutAsync(payout);
        (detail.Payout.State, detail.Moves[^1].Reason).Should().Be((PayoutState.InApproval, HoldEffects.SetAside));
        await court.ShouldBeSoundAsync();
    }

    /// <summary>The application's role is held to what it says at the end of its transaction.</summary>
    [Fact]
    public async Task The_database_compares_what_is_said_to_be_held_with_the_journal()
    {
        await ArriveAsync("100.00");
        var hold = await HoldAsync("garnished", Money.Parse("40.00"));
        var vp = (await court.ActorAsync("vp1")).Id;
        (await RefusalOfAsync($"insert into payouts.hold_lot (hold_id, lot_id, amount_minor, whole, held_at) select l.hold_id, l.lot_id, 0 + 1, false, now() from payouts.hold_lot l where l.hold_id = {await HoldAsync("garnished", Money.Parse("70.00"))}"))
            .Should().Be("LD091", "nothing of it was posted");
        (await RefusalOfAsync($"update payouts.hold set lifted_by = {vp}, lifted_at = now(), lift_document = '裁定' where id = {hold}")).Should().Be("LD091", "nothing was given back");
        var ex = (await court.ActorAsync("ex1")).Id;
        (await RefusalOfAsync($"update payouts.hold set confirmed_by = {ex}, confirmed_at = now() where id = {hold}")).Should().Be("LD092", "whoever placed it");
        await court.AsAsync<ConfirmHold>("dir1", u => u.ExecuteAsync(new(hold), default));
        (await RefusalOfAsync($"update payouts.hold set confirmed_by = {vp}, confirmed_at = now() where id = {hold}")).Should().Be("LD091", "once");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_lets_no_file_leave_under_a_hold_and_nothing_back_that_has_left()
    {
        await ArriveAsync("100.00");
        var payout = await ReleasedAsync();
        var hold = await HoldAsync("bankruptcy-accepted");
        (await HoldsAsync())[0].Payouts.Should().ContainSingle().Which.Met.Should().Be("file-stopped");
        var (first, second) = ((await court.ActorAsync("csh1")).Id, (await court.ActorAsync("csh2")).Id);
        var leave = $"insert into payouts.hand_over (instruction_id, at, by) select max(id), now(), {first} from payouts.instruction";
        (await RefusalOfAsync(leave)).Should().Be("LD093", "it is on hold");
        (await RefusalOfAsync($"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({payout}, 1, 'Released', 'BankRejected', 'Failed', {second}, now(), sha256('x'))"))
            .Should().Be("LD093", "no bank has seen it");
        (await RefusalOfAsync($"insert into payouts.recall (instruction_id, at, by, reason) select max(id), now(), {first}, '撤回' from payouts.instruction")).Should().Be("LD021", "who released it");
        await court.AsAsync<RecallPayout>("csh2", u => u.ExecuteAsync(new(payout, "破产受理"), default));
        await LiftAsync(hold);
        (await RefusalOfAsync(leave)).Should().Be("LD093", "it was taken back");

        await ArriveAsync("100.00");
        await court.DebitAsync(await ReleasedAsync());
        (await RefusalOfAsync($"insert into payouts.recall (instruction_id, at, by, reason) select max(id), now(), {second}, '撤回' from payouts.instruction")).Should().Be("LD093", "it has left");
        (await RefusalOfAsync("delete from payouts.hand_over")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        await court.StatementAsync();
        await court.ShouldBeSoundAsync();
    }

    /// <summary>Either the file had left and the hold says so, or it stays; the bank is never told something that the hold says is here.</summary>
    [Fact]
    public async Task A_hold_and_the_sending_of_a_file_at_once_end_in_one_of_two_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await ArriveAsync("100.00");
            var payout = await ReleasedAsync();
            var holding = Task.Run(() => HoldAsync("bankruptcy-accepted"));
            var refusal = await Try(() => court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payout, default)));
            var hold = await holding;
            (refusal, (await HoldsAsync())[0].Payouts.Should().ContainSingle().Which.Met).Should().BeOneOf((null, "left"), ("payout.on-hold", "file-stopped"));
            await LiftAsync(hold);
            await court.DebitAsync(payout);
            await court.StatementAsync();
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_lets_no_held_money_go_and_nobody_lift_the_own_hold()
    {
        await ArriveAsync("100.00");
        var payout = await court.DraftAsync(c, Money.Parse("100.00"));
        var hold = await HoldAsync("suspended");
        var (ex, dir) = ((await court.ActorAsync("ex1")).Id, (await court.ActorAsync("dir1")).Id);
        (await RefusalOfAsync($"update payouts.payout set round = 1 where id = {payout}; insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({payout}, 1, 'Draft', 'Submit', 'InApproval', {ex}, now(), sha256('x'))")).Should().Be("LD093");
        (await RefusalOfAsync($"update payouts.hold set lifted_by = {ex}, lifted_at = now(), lift_document = '裁定' where id = {hold}")).Should().Be("LD092", "whoever placed it");
        (await RefusalOfAsync($"update payouts.hold set lifted_by = {dir}, lifted_at = now(), lift_document = ' ' where id = {hold}")).Should().Be("LD092", "no paper");
        (await RefusalOfAsync($"update payouts.hold set amount_minor = 1 where id = {hold}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync($"delete from payouts.hold where id = {hold}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync($"insert into payouts.hold (book_id, case_id, kind, document, reason, placed_by, placed_at) select book_id, id, 'suspended', '裁定', '暂缓', (select id from access.person where user_name = 'acc1'), now() from cases.enforcement_case")).Should().Be("LD091", "an accountant stops nothing");
        (await RefusalOfAsync($"insert into payouts.hold (book_id, case_id, kind, document, reason, placed_by, placed_at) select book_id, id, 'garnished', '裁定', '保全', {ex}, now() from cases.enforcement_case")).Should().Be(PostgresErrorCodes.CheckViolation);
        await LiftAsync(hold);
        (await RefusalOfAsync($"insert into payouts.hold_lot (hold_id, lot_id, amount_minor, whole, held_at) values ({hold}, 1, 1, true, now())")).Should().Be("LD091", "it is lifted");
        await court.ShouldBeSoundAsync();
    }

    /// <summary>Either the hold was first and the payout waits, or the money had left and the hold says so; never both, never neither.</summary>
    [Fact]
    public async Task A_hold_and_a_release_at_once_end_in_one_of_two_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await ArriveAsync("100.00");
            var payout = await court.DraftAsync(c, Money.Parse("100.00"));
            await court.SubmitAsync(payout);
            await court.ApproveAsync(payout);
            await court.AcceptAsync(payout);

            var holding = Task.Run(() => HoldAsync("bankruptcy-accepted"));
            var refusal = await Try(() => court.ReleaseAsync(payout));
            var hold = await holding;

            var met = (await HoldsAsync())[0].Payouts.Should().ContainSingle().Which;
            var state = (await court.PayoutAsync(payout)).Payout.State;
            (refusal, met.Met, state).Should().BeOneOf(("payout.on-hold", "stopped", PayoutState.OnHold), (null, "file-stopped", PayoutState.Released));
            await LiftAsync(hold);
            if (state == PayoutState.OnHold)
                await court.ReleaseAsync(payout);
            await court.DebitAsync(payout);
            await court.StatementAsync();
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_hold_and_a_submission_at_once_leave_nothing_on_its_way()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await ArriveAsync("100.00");
            var payout = await court.DraftAsync(c, Money.Parse("100.00"));
            var holding = Task.Run(() => HoldAsync("suspended"));
            await Try(() => court.SubmitAsync(payout));
            var hold = await holding;
            (await court.PayoutAsync(payout)).Payout.State.Should().BeOneOf(PayoutState.Draft, PayoutState.OnHold);
            await LiftAsync(hold);
            if ((await court.PayoutAsync(payout)).Payout.State == PayoutState.InApproval)
                await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout, "下一轮"), default));
        }
        await court.ShouldBeSoundAsync();
    }

    async Task<long> ReleasedAsync()
    {
        var payout = await court.DraftAsync(c, Money.Parse("100.00"));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        return payout;
    }

    async Task HeldShouldBeAsync(string held)
    {
        (await court.MoneyAsync(c)).Held.Should().Be(Money.Parse(held));
    }

    async Task ArriveAsync(string amount)
    {
        court.Credit(Money.Parse(amount), c.SubAccount);
        await court.StatementAsync();
    }

    Task<long> HoldAsync(string kind, Money? amount = null, string? party = null, string person = "ex1") =>
        court.AsAsync<PlaceHold, long>(person, u => u.ExecuteAsync(new(c.Id, kind, "（2026）川01破3号", amount, party), default));

    Task LiftAsync(long hold, string person = "vp1") => court.AsAsync<LiftHold>(person, u => u.ExecuteAsync(new(hold, "解除裁定"), default));

    Task<List<HoldView>> HoldsAsync() => court.SeeAsync<HoldQueries, List<HoldView>>("dir1", q => q.ListAsync(c.Id, false, null, 10, default));

    async Task<string?> RefusalOfAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>()).Which.SqlState;

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
