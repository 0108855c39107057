using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>What a payout refuses, in C# and again in the database. Every refusal leaves all as it was.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("300000.00"), c.SubAccount);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task The_executor_cannot_approve_and_another_executor_cannot_even_draft()
    {
        var payout = await SubmittedAsync("1000.00");
        await court.ShouldRefuseAsync("access.not-permitted", () => court.ApproveAsync(payout, "ex1"));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.ApproveAsync(payout, "ex2"));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.DraftAsync(c, Money.Parse("1.00"), "ex2"));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.ApproveAsync(payout, "vp1"));
    }

    [Fact]
    public async Task From_one_hundred_thousand_a_second_leader_approves_and_splitting_does_not_avoid_it()
    {
        var small = await SubmittedAsync("99999.99");
        await court.ApproveAsync(small);
        (await StateAsync(small)).Should().Be(PayoutState.NoticeIssued);

        var second = await SubmittedAsync("0.01");
        await court.ApproveAsync(second);
        (await StateAsync(second)).Should().Be(PayoutState.InApproval, "the sum per case and payee has reached the band");
        await court.ShouldRefuseAsync("payout.same-person", () => court.ApproveAsync(second));
        await court.ApproveAsync(second, "vp1");
        (await StateAsync(second)).Should().Be(PayoutState.NoticeIssued);
    }

    [Fact]
    public async Task More_than_the_case_holds_is_refused_at_the_draft_and_at_the_submission()
    {
        await court.ShouldRefuseAsync("payout.exceeds-available", () => court.DraftAsync(c, Money.Parse("300000.01")));
        var first = await court.DraftAsync(c, Money.Parse("200000.00"));
        var second = await court.DraftAsync(c, Money.Parse("200000.00"));
        await court.SubmitAsync(first);
        await court.ShouldRefuseAsync("payout.exceeds-available", () => court.SubmitAsync(second));
    }

    [Fact]
    public async Task A_stranger_is_paid_only_with_a_collegial_decision()
    {
        var payout = await court.DraftAsync(c, Money.Parse("500.00"), payee: "丙公司", account: "510000000009999");
        await court.SubmitAsync(payout);
        await court.ShouldRefuseAsync("payout.payee-not-party", () => court.ApproveAsync(payout));
        await court.ApproveAsync(payout, decision: "（2026）川0104执1001号合议庭决定");
        (await StateAsync(payout)).Should().Be(PayoutState.NoticeIssued);
    }

    [Fact]
    public async Task An_account_that_the_payee_did_not_confirm_is_refused()
    {
        var payout = await court.DraftAsync(c, Money.Parse("500.00"), account: "510000000009999");
        await court.ShouldRefuseAsync("payout.payee-unconfirmed", () => court.SubmitAsync(payout));
        var debtor = await court.DraftAsync(c, Money.Parse("500.00"), payee: "乙公司");
        await court.ShouldRefuseAsync("payout.payee-unconfirmed", () => court.SubmitAsync(debtor));
    }

    [Fact]
    public async Task What_was_approved_is_what_goes_out()
    {
        var payout = await SubmittedAsync("1000.00");
        await court.ApproveAsync(payout);
        // Not even a hand on the database itself gets another account through.
        var swap = $"update payouts.payout set account_no = '6217000000000009999' where id = {payout}";
        await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, swap)).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD023");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"set session_replication_role = replica; {swap}");
        await court.ShouldRefuseAsync("payout.changed-after-approval", () => court.AcceptAsync(payout));
    }

    [Fact]
    public async Task A_step_that_is_not_open_names_those_that_are()
    {
        var payout = await SubmittedAsync("1000.00");
        var refused = await FluentActions.Awaiting(() => court.AcceptAsync(payout)).Should().ThrowAsync<Refused>();
        refused.Which.Code.Should().Be("payout.illegal-move");
        refused.Which.Facts.Should().Contain("Accept from InApproval").And.Contain("Approve").And.Contain("Withdraw");
    }

    [Fact]
    public async Task A_paid_payout_is_never_released_again()
    {
        var payout = await SubmittedAsync("1000.00");
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.ShouldRefuseAsync("payout.illegal-move", () => court.ReleaseAsync(payout, "csh2"));
        await court.DebitAsync(payout);
        await court.StatementAsync();
        await court.ShouldRefuseAsync("payout.already-paid", () => court.ReleaseAsync(payout, "csh2"));
        await court.ShouldRefuseAsync("payout.same-person", () => court.ReleaseAsync(payout));
    }

    [Fact]
    public async Task The_database_refuses_an_illegal_move_from_the_applications_own_role()
    {
        var payout = await court.DraftAsync(c, Money.Parse("1000.00"));
        await TestDatabase.ExecuteAsync(court.Database.Connections.App, $"update payouts.payout set round = 1 where id = {payout}");
        Task Move(string from, string trigger, string to, int person = 3) => TestDatabase.ExecuteAsync(court.Database.Connections.App,
            $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({payout}, 1, '{from}', '{trigger}', '{to}', {person}, now(), sha256('x'))");
        await FluentActions.Awaiting(() => Move("Draft", "Release", "Released")).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "23503");
        await FluentActions.Awaiting(() => Move("Accepted", "Release", "Released")).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD020");
        var ex = (await court.ActorAsync("ex1")).Id;
        var dir = (await court.ActorAsync("dir1")).Id;
        var acc = (await court.ActorAsync("acc1")).Id;
        await Move("Draft", "Submit", "InApproval", (int)ex);
        await FluentActions.Awaiting(() => Move("InApproval", "Approve", "NoticeIssued", (int)ex)).Should().ThrowAsync<PostgresException>()
            .Where(e => e.SqlState == "LD021" || e.ConstraintName == "move_one_hand_each", "the drafter approves nothing, also in the database");
        await FluentActions.Awaiting(() => Move("InApproval", "Approve", "NoticeIssued", (int)dir)).Should().ThrowAsync<PostgresException>()
            .Where(e => e.SqlState == "LD022", "no notice without its approvals");
        await TestDatabase.ExecuteAsync(court.Database.Connections.App, $"insert into payouts.required_step values ({payout}, 1, 1, 'DIR', 1, 100000)");
        Task Approve(long person) => TestDatabase.ExecuteAsync(court.Database.Connections.App,
            $"insert into payouts.approval (payout_id, round, step, person_id, content_hash, approved_at) values ({payout}, 1, 1, {person}, sha256('x'), now())");
        await FluentActions.Awaiting(() => Approve(acc)).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD024", "an accountant approves nothing, also in the database");
        await Approve(dir);
        await FluentActions.Awaiting(() => Move("InApproval", "Approve", "NoticeIssued", (int)dir)).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD250", "a notice is issued with its number and its clock");
        await TestDatabase.ExecuteAsync(court.Database.Connections.App,
            $"""
            insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({payout}, 1, 'InApproval', 'Approve', 'NoticeIssued', {dir}, now(), sha256('x'));
            insert into payouts.notice values ({payout}, 1, 'N1', now(), calendar.plus_workdays((now() at time zone 'Asia/Shanghai')::date, 5), false);
            update payouts.payout p set notice_no = n.notice_no, notice_issued_at = n.issued_at, b_due_on = n.b_due_on, b_due_provisional = false from payouts.notice n where n.payout_id = p.id and p.id = {payout}
            """);
        await FluentActions.Awaiting(() => Move("NoticeIssued", "Accept", "Accepted", (int)dir)).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD021" || e.ConstraintName == "move_one_hand_each");
        await Move("NoticeIssued", "Accept", "Accepted", (int)acc);
        await FluentActions.Awaiting(() => Move("Accepted", "Release", "Released", (int)acc)).Should().ThrowAsync<PostgresException>()
            .Where(e => e.ConstraintName == "move_one_hand_each", "one person acts once in a chain, also in the database");
        await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App,
            "insert into payouts.payout (book_id, case_id, payee_name, payee_name_key, amount_minor, state, lots_named, drafted_by, drafted_at) select book_id, case_id, payee_name, payee_name_key, 1, 'Paid', false, drafted_by, now() from payouts.payout"))
            .Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD020", "a payout is not born paid");
    }

    [Fact]
    public async Task A_split_keeps_the_undisputed_part_moving_and_its_approvals_standing()
    {
        var payout = await SubmittedAsync("1000.00");
        await court.ApproveAsync(payout);
        var disputed = await court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout, Money.Parse("300.00"), "案外人异议", "异议书"), default));
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Reserved = Money.Parse("700.00"), Disputed = Money.Parse("300.00") });
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.DebitAsync(payout);
        await court.StatementAsync();
        (await StateAsync(payout)).Should().Be(PayoutState.Paid);
        (await StateAsync(disputed)).Should().Be(PayoutState.Disputed);
        await court.ShouldBeSoundAsync();

        await court.SettleAsync(null, SettledFor.Payee, disputed);
        (await StateAsync(disputed)).Should().Be(PayoutState.Draft);
        await court.SubmitAsync(disputed);
        await court.ShouldBeSoundAsync();
        await court.ShouldRefuseAsync("payout.split-too-large", () => court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(disputed, Money.Parse("300.00"), "x", "异议书"), default)));
    }

    [Fact]
    public async Task Two_splits_of_one_payout_stay_bound_to_what_was_submitted()
    {
        var payout = await SubmittedAsync("1000.00");
        await court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout, Money.Parse("100.00"), "一", "异议书"), default));
        await court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout, Money.Parse("100.00"), "二", "异议书"), default));
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        (await StateAsync(payout)).Should().Be(PayoutState.Accepted);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Rejected_returned_and_withdrawn_payouts_give_their_money_back_and_a_new_round_asks_the_whole_chain()
    {
        var payout = await SubmittedAsync("1000.00");
        await court.ShouldRefuseAsync("payout.reason-missing", () => court.AsAsync<RejectPayout>("dir1", u => u.ExecuteAsync(new(payout, " "), default)));
        await court.AsAsync<RejectPayout>("dir1", u => u.ExecuteAsync(new(payout, "材料不全"), default));
        (await court.MoneyAsync(c)).Reserved.Should().Be(Money.Zero);
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AsAsync<ReturnPayout>("acc1", u => u.ExecuteAsync(new(payout, "户名不符"), default));
        (await court.PayoutAsync(payout)).Payout.Should().BeEquivalentTo(new { State = PayoutState.Draft, NoticeNo = (string?)null, BClock = ClockState.NotStarted });
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        var other = await SubmittedAsync("5.00");
        await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(other), default));
        (await court.MoneyAsync(c)).Reserved.Should().Be(Money.Parse("1000.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Another_officers_payout_is_not_there_at_all_neither_its_lots_nor_its_file()
    {
        var payout = await SubmittedAsync("1000.00");
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        foreach (var look in (Func<PayoutQueries, Task>[])[q => q.ShowAsync(payout, default), q => q.LotsAsync(payout, default), q => q.FileAsync(payout, default)])
            (await FluentActions.Awaiting(() => court.SeeAsync<PayoutQueries, bool>("ex2", async q => { await look(q); return true; })).Should().ThrowAsync<Refused>()).Which.Code.Should().Be("payout.not-found");
    }

    [Fact]
    public async Task A_returned_notice_keeps_its_number_and_its_clock_in_the_history()
    {
        var payout = await SubmittedAsync("1000.00");
        await court.ApproveAsync(payout);
        var notice = (await court.PayoutAsync(payout)).Payout.NoticeNo;
        await court.AsAsync<ReturnPayout>("acc1", u => u.ExecuteAsync(new(payout, "户名不符"), default));
        (await TestDatabase.AskAsync<string>(court.Database.Superuser, $"select notice_no || ' ' || b_due_on || ' ' || (returned_at is not null) from payouts.notice where payout_id = {payout}"))
            .Should().Be($"{notice} 2026-02-27 true");
    }

    [Fact]
    public async Task One_person_never_holds_roles_that_exclude_each_other_also_when_both_are_granted_at_once()
    {
        var person = (await court.ActorAsync("ex2")).Id;
        Task Grant(string role) => TestDatabase.ExecuteAsync(court.Database.Connections.App, $"insert into access.person_role values ({person}, '{role}', now(), 1, null)");
        foreach (var role in (string[])["CSH", "DIR", "SYS", "INS"])
            await FluentActions.Awaiting(() => Grant(role)).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD010");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"set session_replication_role = replica; update access.person_role set revoked_at = now() where person_id = {person}");
        async Task<bool> Granted(string role)
        {
            try
            {
                await Grant(role);
                return true;
            }
            catch (PostgresException e) when (e.SqlState == "LD010")
            {
                return false;
            }
        }
        (await Task.WhenAll(Granted("EX"), Granted("CSH"))).Count(granted => granted).Should().Be(1);
    }

    [Fact]
    public async Task Nothing_leaves_an_account_whose_last_statement_is_too_old_and_a_later_rule_counts_from_its_day()
    {
        var payout = await SubmittedAsync("1000.00");
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        court.Clock.To(2026, 3, 13);
        await court.ShouldRefuseAsync("book.stale", () => court.ReleaseAsync(payout));
        // Without an imported calendar the database knows no holidays and lets eight weekdays more pass.
        await FluentActions.Awaiting(() => Release("2026-03-19T10:00+08")).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD057");
        await FluentActions.Awaiting(() => Release("2026-02-02T10:00+08")).Should().ThrowAsync<PostgresException>("a day before its own approval makes no statement fresh").Where(e => e.SqlState == "LD057");
        await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, "update reconciliation.stale_limit set workdays = 60")).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "42501");

        // Nor is a proposed one any: it would make weekends workdays of nobody's leave, or holidays of the days that are counted.
        await TestDatabase.ExecuteAsync(court.Database.Superuser,
            "insert into calendar.version (sha256, source, notice, imported_at, imported_by) values (sha256('x'), 'x', 'x', now(), 1); insert into calendar.day select max(v.id), date '2026-03-09' + n, 'holiday', 'x', 'x' from calendar.version v, generate_series(0, 10) n group by n");
        await FluentActions.Awaiting(() => Release("2026-03-19T10:00+08")).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD057");

        await TestDatabase.ExecuteAsync(court.Database.Superuser, "insert into reconciliation.stale_limit values ('2026-03-13', 3)");
        court.Clock.To(2026, 3, 12);
        await court.ReleaseAsync(payout);

        Task Release(string at) => TestDatabase.ExecuteAsync(court.Database.Connections.App,
            $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) select id, round, 'Accepted', 'Release', 'Released', (select id from access.person where user_name = 'csh1'), '{at}', sha256('x') from payouts.payout where id = {payout}");
    }

    async Task<long> SubmittedAsync(string amount)
    {
        var payout = await court.DraftAsync(c, Money.Parse(amount));
        await court.SubmitAsync(payout);
        return payout;
    }

    async Task<PayoutState> StateAsync(long payout) => (await court.PayoutAsync(payout)).Payout.State;
}
