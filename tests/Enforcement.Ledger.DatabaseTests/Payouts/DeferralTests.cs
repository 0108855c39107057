using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Payouts.Deposits;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Deferrals, deposits and parties that may not be paid: where two places say no, and where two hands meet. What they do is told in the
/// stories of rows 26 and 46 and in those that begin with defer and deposit.</summary>
public sealed class DeferralTests : IAsyncLifetime
{
    const int Rounds = 6;

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        await ArriveAsync("100.00");
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Another_just_cause_says_which()
    {
        await court.ShouldRefuseAsync("deferral.no-ground", () => DeferAsync("other"));
        (await DeferAsync("other", "等待继承公证")).Should().BePositive();
        await court.ShouldRefuseAsync("payout.lot-not-of-case", () => court.AsAsync<ApplyForDeferral, long>("ex1", u => u.ExecuteAsync(new(c.Id, "distribution", "申请书", new(2026, 3, 1), LotId: 99_999), default)));
        await court.ShouldRefuseAsync("case.not-found", () => court.AsAsync<ApplyForDeferral, long>("ex1", u => u.ExecuteAsync(new(0, "distribution", "申请书", new(2026, 3, 1)), default)));
        await court.ShouldRefuseAsync("deferral.not-found", () => ApproveAsync(99_999));
    }

    [Fact]
    public async Task An_application_whose_day_has_passed_is_not_approved()
    {
        var deferral = await DeferAsync("distribution");
        court.Clock.To(2026, 3, 21);
        await court.ShouldRefuseAsync("deferral.until-invalid", () => ApproveAsync(deferral));
        await court.AsAsync<RejectDeferral>("dir1", u => u.ExecuteAsync(new(deferral, "已过期"), default));
    }

    [Fact]
    public async Task A_deferral_ends_on_its_day_once_however_late_the_sweep_comes()
    {
        var deferral = await DeferAsync("distribution");
        await ApproveAsync(deferral);
        (await ExpireAsync()).Should().Be(0);
        court.Clock.To(2026, 4, 7);
        (await ListAsync()).Single().D.Should().Be(ClockState.Late, "the clock does not wait for the sweep");
        (await ExpireAsync()).Should().Be(1);
        (await ExpireAsync()).Should().Be(0);
        var shown = (await ListAsync()).Single();
        (shown.EndedOn, shown.Expired, shown.DDueOn).Should().Be((new LocalDate(2026, 3, 20), true, new LocalDate(2026, 3, 30)));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_holds_a_deferral_to_its_persons_its_days_and_its_end()
    {
        var (ex, dir, vp, acc) = (await IdAsync("ex1"), await IdAsync("dir1"), await IdAsync("vp1"), await IdAsync("acc1"));
        string Insert(long by, string ground, string until, string late = "false") =>
            $"insert into payouts.deferral (book_id, case_id, ground, document, until_on, applied_by, applied_at, due_on, late) select book_id, id, '{ground}', '申请书', date '{until}', {by}, '2026-02-13 10:00+08', '2026-02-01', {late} from cases.enforcement_case";
        (await RefusalOfAsync(Insert(acc, "distribution", "2026-03-01", "true"))).Should().Be("LD101", "an accountant applies for nothing");
        (await RefusalOfAsync(Insert(ex, "busy", "2026-03-01", "true"))).Should().Be(PostgresErrorCodes.ForeignKeyViolation);
        (await RefusalOfAsync(Insert(ex, "other", "2026-03-01", "true"))).Should().Be(PostgresErrorCodes.CheckViolation, "it does not say why");
        (await RefusalOfAsync(Insert(ex, "distribution", "2026-09-01", "true"))).Should().Be(PostgresErrorCodes.CheckViolation, "six months at most");
        (await RefusalOfAsync(Insert(ex, "distribution", "2026-02-12", "true"))).Should().Be(PostgresErrorCodes.CheckViolation, "it ended before it began");
        (await RefusalOfAsync(Insert(ex, "distribution", "2026-03-01"))).Should().Be(PostgresErrorCodes.CheckViolation, "it is late, and says it is not");

        var deferral = await DeferAsync("distribution");
        string Decide(long by, string state) => $"update payouts.deferral set state = '{state}', decided_by = {by}, decided_at = '2026-02-13 11:00+08', decision = '意见' where id = {deferral}";
        (await RefusalOfAsync(Decide(ex, "Approved"))).Should().Be("LD101", "who applied");
        (await RefusalOfAsync(Decide(acc, "Approved"))).Should().Be("LD101", "who may not");
        (await RefusalOfAsync(Decide(dir, "Withdrawn"))).Should().Be("LD101", "another person's");
        (await RefusalOfAsync($"update payouts.deferral set until_on = '2026-05-01' where id = {deferral}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync($"update payouts.deferral set late = true where id = {deferral}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync($"delete from payouts.deferral where id = {deferral}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        await ApproveAsync(deferral);
        (await RefusalOfAsync(Decide(vp, "Rejected"))).Should().Be("LD100", "it is decided");
        (await RefusalOfAsync($"insert into payouts.deferral_lot (deferral_id, lot_id) values ({deferral}, 99)")).Should().Be("LD100", "what was approved stays");
        string End(long by, string on, string at) => $"update payouts.deferral set state = 'Ended', ended_on = '{on}', ended_by = {by}, ended_at = '{at}', end_reason = '事由消失' where id = {deferral}";
        (await RefusalOfAsync(End(dir, "2026-02-16", "2026-02-20 10:00+08"))).Should().Be("LD100", "nobody dates an end back");
        (await RefusalOfAsync(End(1, "2026-02-20", "2026-02-20 10:00+08"))).Should().Be("LD101", "the house ends nothing before its day");
        (await RefusalOfAsync(End(acc, "2026-02-20", "2026-02-20 10:00+08"))).Should().Be("LD101");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_holds_a_deposit_to_its_persons_its_lots_and_the_journal()
    {
        var (ex, dir, acc) = (await IdAsync("ex1"), await IdAsync("dir1"), await IdAsync("acc1"));
        (await RefusalOfAsync($"insert into payouts.deposit (book_id, case_id, party_id, ground, document, evidence, amount_minor, applied_by, applied_at, late) select c.book_id, c.id, min(p.id), 'refused', '审批表', '证据', 1, {acc}, now(), false from cases.enforcement_case c join cases.party p on p.case_id = c.id group by 1, 2"))
            .Should().Be("LD103");
        var deposit = await DepositAsync("60.00");
        string Decide(long by, string state) => $"update payouts.deposit set state = '{state}', decided_by = {by}, decided_at = now(), decision = '意见' where id = {deposit}";
        (await RefusalOfAsync(Decide(ex, "Approved"))).Should().Be("LD103", "who applied");
        (await RefusalOfAsync(Decide(acc, "Approved"))).Should().Be("LD103", "who may not");
        (await RefusalOfAsync(Decide(dir, "Approved"))).Should().Be("LD104", "nothing was lodged");
        (await RefusalOfAsync($"{Decide(dir, "Approved")}; insert into payouts.deposit_lot (deposit_id, lot_id, amount_minor, whole) select {deposit}, min(id), 6000, false from ledger.lot")).Should().Be("LD104", "nothing of it was posted");
        var hold = await court.AsAsync<PlaceHold, long>("ex1", u => u.ExecuteAsync(new(c.Id, "suspended", "裁定"), default));
        (await RefusalOfAsync(Decide(dir, "Approved"))).Should().Be("LD105", "it is on hold");
        await court.AsAsync<LiftHold>("vp1", u => u.ExecuteAsync(new(hold, "裁定"), default));
        await ApproveDepositAsync(deposit);
        (await RefusalOfAsync($"update payouts.deposit set state = 'Returned' where id = {deposit}")).Should().Be("LD103", "nobody agreed");
        (await RefusalOfAsync($"update payouts.deposit set amount_minor = 1 where id = {deposit}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync($"insert into payouts.deposit_return (deposit_id, document, asked_by, asked_at) values ({deposit}, '申请', {ex}, now() + interval '6 years')")).Should().Be("LD107", "the right has lapsed");
        await court.AsAsync<AskDepositReturn>("ex1", u => u.ExecuteAsync(new(deposit, "领款申请"), default));
        string Confirm(long by) => $"update payouts.deposit_return set state = 'Confirmed', decided_by = {by}, decided_at = now() where deposit_id = {deposit}";
        (await RefusalOfAsync(Confirm(ex))).Should().Be("LD103", "who asked");
        (await RefusalOfAsync(Confirm(dir))).Should().Be("LD104", "it was not given back");
        (await RefusalOfAsync($"{Confirm(dir)}; update payouts.deposit set state = 'Returned' where id = {deposit}")).Should().Be("LD104", "nothing was posted");
        (await RefusalOfAsync("delete from payouts.deposit_lot")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_pays_nothing_to_a_payee_who_has_died()
    {
        var payout = await court.DraftAsync(c, Money.Parse("40.00"));
        var (ex, dir) = (await IdAsync("ex1"), await IdAsync("dir1"));
        (await RefusalOfAsync($"insert into cases.party_status (party_id, kind, document, recorded_by, recorded_at) select min(id), 'deceased', '证明', (select id from access.person where user_name = 'acc1'), now() from cases.party")).Should().Be("LD108");
        var status = await RecordAsync();
        (await RefusalOfAsync($"update payouts.payout set round = 1 where id = {payout}; insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({payout}, 1, 'Draft', 'Submit', 'InApproval', {ex}, now(), sha256('x'))")).Should().Be("LD109");
        (await RefusalOfAsync($"update cases.party_status set lifted_by = {ex}, lifted_at = now(), lift_document = '更正' where id = {status}")).Should().Be("LD108", "who may not");
        (await RefusalOfAsync($"update cases.party_status set lifted_at = now() where id = {status}")).Should().NotBeNull();
        (await RefusalOfAsync($"update cases.party_status set kind = 'deregistered' where id = {status}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        await court.AsAsync<LiftPartyStatus>("dir1", u => u.ExecuteAsync(new(status, "更正"), default));
        (await RefusalOfAsync($"update cases.party_status set lifted_by = {dir}, lifted_at = now(), lift_document = '更正' where id = {status}")).Should().Be("LD108", "once");
        await court.SubmitAsync(payout);
    }

    [Fact]
    public async Task Two_who_approve_at_once_leave_one_decision()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (deferral, deposit) = (await DeferAsync("distribution"), await DepositAsync("10.00"));
            (await Task.WhenAll(Try(() => ApproveAsync(deferral)), Try(() => ApproveAsync(deferral, "vp1")))).Should().BeEquivalentTo([null, "deferral.decided"]);
            (await Task.WhenAll(Try(() => ApproveDepositAsync(deposit)), Try(() => ApproveDepositAsync(deposit, "vp1")))).Should().BeEquivalentTo([null, "deposit.decided"]);
        }
        (await court.MoneyAsync(c)).Deposited.Should().Be(Money.Parse("60.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_who_confirm_a_return_at_once_give_it_back_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var deposit = await DepositAsync("100.00");
            await ApproveDepositAsync(deposit);
            await court.AsAsync<AskDepositReturn>("ex1", u => u.ExecuteAsync(new(deposit, "领款申请"), default));
            (await Task.WhenAll(Try(() => ConfirmAsync(deposit, "dir1")), Try(() => ConfirmAsync(deposit, "vp1")))).Should().BeEquivalentTo([null, "deposit.no-return"]);
        }
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("100.00"));
        await court.ShouldBeSoundAsync();
    }

    /// <summary>The hold is never refused: it takes what the deposit left, or the deposit waits for it.</summary>
    [Fact]
    public async Task A_deposit_and_a_hold_at_once_end_in_one_of_two_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var deposit = await DepositAsync("100.00");
            var holding = Task.Run(() => court.AsAsync<PlaceHold, long>("ex1", u => u.ExecuteAsync(new(c.Id, "suspended", "裁定"), default)));
            var refusal = await Try(() => ApproveDepositAsync(deposit));
            var hold = await holding;
            var money = await court.MoneyAsync(c);
            (refusal, money.Held.ToString(), money.Deposited.ToString()).Should().BeOneOf((null, "0.00", "100.00"), ("payout.on-hold", "100.00", "0.00"));
            await court.AsAsync<LiftHold>("vp1", u => u.ExecuteAsync(new(hold, "裁定"), default));
            await (refusal is null ? GiveBackAsync(deposit) : court.AsAsync<RejectDeposit>("dir1", u => u.ExecuteAsync(new(deposit, "下一轮"), default)));
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_deposit_and_a_submission_at_once_do_not_both_have_the_money()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (deposit, payout) = (await DepositAsync("100.00"), await court.DraftAsync(c, Money.Parse("100.00")));
            var outcomes = await Task.WhenAll(Try(() => ApproveDepositAsync(deposit)), Try(() => court.SubmitAsync(payout)));
            outcomes.Should().BeEquivalentTo([null, "payout.exceeds-available"]);
            if (outcomes[0] is null)
                await GiveBackAsync(deposit);
            else
                await court.AsAsync<RejectDeposit>("dir1", u => u.ExecuteAsync(new(deposit, "下一轮"), default));
            await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout, "下一轮"), default));
        }
        await court.ShouldBeSoundAsync();
    }

    /// <summary>Either the step was first, or it sees what became of the payee.</summary>
    [Fact]
    public async Task A_status_and_a_step_at_once_end_in_one_of_two_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var payout = await court.DraftAsync(c, Money.Parse("10.00"));
            var recording = Task.Run(RecordAsync);
            var refusal = await Try(() => court.SubmitAsync(payout));
            var status = await recording;
            ((refusal, (await court.PayoutAsync(payout)).Payout.State)).Should().BeOneOf((null, PayoutState.InApproval), ("payout.payee-status", PayoutState.Draft));
            await court.AsAsync<LiftPartyStatus>("dir1", u => u.ExecuteAsync(new(status, "更正"), default));
            await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout, "下一轮"), default));
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_executor_sees_and_moves_only_the_own_cases()
    {
        var (deferral, deposit) = (await DeferAsync("distribution"), await DepositAsync("10.00"));
        var status = await court.AsAsync<RecordPartyStatus, long>("ex1", u => u.ExecuteAsync(new(c.Id, "乙公司", "deregistered", "通知书"), default));
        (await court.SeeAsync<DeferralQueries, List<DeferralView>>("ex2", q => q.ListAsync(null, false, null, 10, default))).Should().BeEmpty();
        (await court.SeeAsync<DepositQueries, List<DepositView>>("ex2", q => q.ListAsync(null, false, null, 10, default))).Should().BeEmpty();
        (await court.SeeAsync<PartyStatusQueries, List<PartyStatusView>>("ex2", q => q.ListAsync(null, false, null, 10, default))).Should().BeEmpty();
        (await court.SeeAsync<PartyStatusQueries, List<PartyStatusView>>("ex1", q => q.ListAsync(c.Id, true, null, 10, default))).Should().ContainSingle(s => s.Id == status && s.Mine);
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<WithdrawDeferral>("ex2", u => u.ExecuteAsync(new(deferral, "x"), default)));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<WithdrawDeferral>("dir1", u => u.ExecuteAsync(new(deferral, "x"), default)));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<EndDeferral>("ex2", u => u.ExecuteAsync(new(deferral, "x"), default)));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<WithdrawDeposit>("ex2", u => u.ExecuteAsync(new(deposit, "x"), default)));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<RecordPartyStatus, long>("ex2", u => u.ExecuteAsync(new(c.Id, "甲公司", "deceased", "x"), default)));
    }

    async Task ArriveAsync(string amount)
    {
        court.Credit(Money.Parse(amount), c.SubAccount);
        await court.StatementAsync();
    }

    Task<long> DeferAsync(string ground, string? reason = null) =>
        court.AsAsync<ApplyForDeferral, long>("ex1", u => u.ExecuteAsync(new(c.Id, ground, "参与分配申请书", new(2026, 3, 20), Reason: reason), default));

    Task ApproveAsync(long deferral, string person = "dir1") => court.AsAsync<ApproveDeferral>(person, u => u.ExecuteAsync(new(deferral), default));

    Task<int> ExpireAsync() => court.Run.RunAsync<ExpireDeferrals, int>(PersonDirectory.House, u => u.ExecuteAsync(default), default);

    Task<List<DeferralView>> ListAsync() => court.SeeAsync<DeferralQueries, List<DeferralView>>("dir1", q => q.ListAsync(c.Id, true, null, 10, default));

    Task<long> DepositAsync(string amount) =>
        court.AsAsync<ApplyForDeposit, long>("ex1", u => u.ExecuteAsync(new(c.Id, "refused", "提存审批表", "送达回证", Money.Parse(amount)), default));

    Task ApproveDepositAsync(long deposit, string person = "dir1") => court.AsAsync<ApproveDeposit>(person, u => u.ExecuteAsync(new(deposit), default));

    Task ConfirmAsync(long deposit, string person) => court.AsAsync<ConfirmDepositReturn>(person, u => u.ExecuteAsync(new(deposit), default));

    async Task GiveBackAsync(long deposit)
    {
        await court.AsAsync<AskDepositReturn>("ex1", u => u.ExecuteAsync(new(deposit, "领款申请"), default));
        await ConfirmAsync(deposit, "dir1");
    }

    Task<long> RecordAsync() => court.AsAsync<RecordPartyStatus, long>("ex1", u => u.ExecuteAsync(new(c.Id, "甲公司", "deceased", "死亡证明"), default));

    async Task<long> IdAsync(string person) => (await court.ActorAsync(person)).Id;

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
