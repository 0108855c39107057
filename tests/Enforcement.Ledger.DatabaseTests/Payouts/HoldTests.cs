using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
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
            (refusal, met.Met, state).Should().BeOneOf((null, "left", PayoutState.Released), ("payout.on-hold", "stopped", PayoutState.OnHold));
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
