using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Payouts.Transfers;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Approvals in another's name, where two places say no. What they do is told in the story of a week.</summary>
public sealed class LendingTests : IAsyncLifetime
{
    const string At = "'2026-02-13 10:00+08'";

    Court court = null!;
    TestCase own = null!;
    TestCase other = null!;
    long lent;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        (own, other) = (await court.CaseAsync("ex1"), await court.CaseAsync("ex2"));
        foreach (var c in new[] { own, other })
            court.Credit(Money.Parse("100000.00"), c.SubAccount);
        await court.StatementAsync();
        lent = await DelegateAsync("dir1");
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Whoever_stands_in_sees_what_he_is_to_decide_and_is_shown_with_the_one_in_whose_name()
    {
        var deferral = await DeferAsync("ex2", other);
        var waiting = await court.SeeAsync<DeferralQueries, List<DeferralView>>("ex1", q => q.ListAsync(null, true, null, 10, default, waitingOnly: true));
        waiting.Should().ContainSingle(d => d.Id == deferral && d.CaseId == other.Id && !d.Mine);
        await ApproveAsync(deferral);
        (await court.SeeAsync<DeferralQueries, List<DeferralView>>("vp1", q => q.ListAsync(other.Id, true, null, 10, default)))[0].Should().BeEquivalentTo(new { DecidedBy = "承办人甲", DecidedFor = "执行局长甲" });
        var history = await court.SeeAsync<CaseHistoryQueries, List<CaseEvent>>("vp1", q => q.ListAsync(other.Id, null, 100, default));
        history.Should().ContainSingle(e => e.Kind == "DeferralApproved").Which.OnBehalfOf.Should().Be("执行局长甲");
        (await TestDatabase.AskAsync<string>(court.Database.Superuser, "select encode(canonical, 'escape') from evidence.leaf where use_case = 'ApproveDeferral' order by id desc limit 1")).Should().Contain($"on behalf of dir1 by delegation {lent}");
    }

    [Fact]
    public async Task What_either_of_the_two_began_neither_decides_in_the_others_name()
    {
        var (ex1, dir1) = (await IdAsync("ex1"), await IdAsync("dir1"));
        var (mine, lenders) = (await DeferAsync("ex1", own), await DeferAsync("dir1", other));
        await court.ShouldRefuseAsync("deferral.same-person", () => ApproveAsync(mine));
        await court.ShouldRefuseAsync("deferral.same-person", () => ApproveAsync(lenders));
        string Decide(long deferral) => $"update payouts.deferral set state = 'Approved', decided_by = {ex1}, decided_at = {At} where id = {deferral}";
        await DatabaseRefusesAsync("LD101", Decide(lenders), "without a word of whom he stands in for");
        await DatabaseRefusesAsync("LD101", $"{StandIn(ex1, dir1, lent, "deferral.approve")}; {Decide(mine)}");
        await DatabaseRefusesAsync("LD201", $"{StandIn(ex1, dir1, lent, "deferral.approve")}; {Decide(lenders)}");
    }

    [Fact]
    public async Task A_name_that_was_lent_is_no_second_hand_for_its_owner()
    {
        var dir1 = await IdAsync("dir1");
        var fee = await court.AsAsync<ProposeDeduction, long>("ex2", u => u.ExecuteAsync(new(other.Id, nameof(DeductionKind.ExecutionFee)), default));
        await court.AsAsync<ConfirmDeduction>("ex1", u => u.ExecuteAsync(new(fee), default));
        await court.ShouldRefuseAsync("deduction.same-person", () => court.AsAsync<ReverseDeduction>("dir1", u => u.ExecuteAsync(new(fee, "减免"), default)));
        string Reverse(long by) => $"update payouts.deduction set state = 'Reversed', reversed_by = {by}, reversed_at = {At}, reversed_reason = '减免' where id = {fee}";
        await DatabaseRefusesAsync("LD201", Reverse(dir1));
        (await court.SeeAsync<DeductionQueries, DeductionView>("vp1", q => q.ShowAsync(fee, default))).DecidedFor.Should().Be("执行局长甲");
        await court.AsAsync<ReverseDeduction>("vp1", u => u.ExecuteAsync(new(fee, "减免"), default));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_recused_director_decides_in_nobodys_hand()
    {
        var (ex1, dir1) = (await IdAsync("ex1"), await IdAsync("dir1"));
        var transfer = await court.AsAsync<ProposeTransfer, long>("ex2", u => u.ExecuteAsync(new(other.Id, null, Money.Parse("10.00"), "same-parties", ToNumber: own.Number), default));
        await court.AsAsync<DeclareRecusal, long>("dir1", u => u.ExecuteAsync(new(own.Id, "亲属", "回避申请书"), default));
        await court.ShouldRefuseAsync("payout.recused", () => court.AsAsync<ApproveTransfer>("ex1", u => u.ExecuteAsync(new(transfer), default)));
        await DatabaseRefusesAsync("LD116", $"{StandIn(ex1, dir1, lent, "transfer.approve")}; update payouts.case_transfer set state = 'Approved', decided_by = {ex1}, decided_at = {At} where id = {transfer}");
        // A second lender who has nothing to do with the case is asked instead.
        await DelegateAsync("vp1");
        await court.AsAsync<ApproveTransfer>("ex1", u => u.ExecuteAsync(new(transfer), default));
        (await court.SeeAsync<TransferQueries, TransferView>("acc1", q => q.ShowAsync(transfer, default))).DecidedFor.Should().Be("院领导甲");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_lets_nobody_stand_in_for_what_was_not_lent()
    {
        var (ex1, ex2, dir1, vp1) = (await IdAsync("ex1"), await IdAsync("ex2"), await IdAsync("dir1"), await IdAsync("vp1"));
        await DatabaseRefusesAsync("LD200", StandIn(ex2, dir1, lent, "deferral.approve"), "another's delegation");
        await DatabaseRefusesAsync("LD200", StandIn(ex1, vp1, lent, "deferral.approve"), "another lender");
        await DatabaseRefusesAsync("LD200", StandIn(ex1, dir1, lent, "case.close"), "what a director may and does not lend");
        await DatabaseRefusesAsync("LD200", StandIn(ex1, dir1, lent, "deferral.approve", "'2026-03-01 00:10+08'"), "the day after the last");
        await DatabaseRefusesAsync(PostgresErrorCodes.CheckViolation, StandIn(ex1, dir1, lent, "payout.approve"), "a move names it itself");
        await DatabaseRefusesAsync(PostgresErrorCodes.InsufficientPrivilege, "insert into access.lent_hand values ('payouts.deferral', 1, 'decided_by', 1)");
        var deferral = await DeferAsync("ex2", other);
        await ApproveAsync(deferral);
        await DatabaseRefusesAsync(PostgresErrorCodes.InsufficientPrivilege, "delete from access.stand_in");
        await DatabaseRefusesAsync(PostgresErrorCodes.InsufficientPrivilege, $"update access.stand_in set on_behalf_of = {vp1}");
        // The right was that act's, and no later one's.
        var hold = await court.AsAsync<PlaceHold, long>("ex2", u => u.ExecuteAsync(new(other.Id, "suspended", "中止裁定"), default));
        await DatabaseRefusesAsync("LD092", $"update payouts.hold set confirmed_by = {ex1}, confirmed_at = {At} where id = {hold}");
        await court.AsAsync<RevokeDelegation>("dir1", u => u.ExecuteAsync(new(lent, "已返岗"), default));
        await DatabaseRefusesAsync("LD200", StandIn(ex1, dir1, lent, "hold.lift"));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<ConfirmHold>("ex1", u => u.ExecuteAsync(new(hold), default)));
    }

    static string StandIn(long person, long lender, long delegation, string permission, string at = At) =>
        $"insert into access.stand_in (person_id, on_behalf_of, delegation_id, permission, at) values ({person}, {lender}, {delegation}, '{permission}', {at})";

    async Task<long> DelegateAsync(string from)
    {
        var id = (await court.AsAsync<RequestDelegation, IReadOnlyList<long>>("adm1", u => u.ExecuteAsync(new(from, "ex1", new(2026, 2, 28), "出差"), default))).Single();
        await court.AsAsync<ConfirmDelegation>(from, u => u.ExecuteAsync(new(id), default));
        return id;
    }

    Task<long> DeferAsync(string person, TestCase of) => court.AsAsync<ApplyForDeferral, long>(person, u => u.ExecuteAsync(new(of.Id, "distribution", "参与分配申请书", new(2026, 3, 20)), default));

    Task ApproveAsync(long deferral) => court.AsAsync<ApproveDeferral>("ex1", u => u.ExecuteAsync(new(deferral), default));

    async Task<long> IdAsync(string person) => (await court.ActorAsync(person)).Id;

    async Task DatabaseRefusesAsync(string state, string sql, string because = "") =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>("{0}", sql)).Which.SqlState.Should().Be(state, because);
}
