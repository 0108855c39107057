using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Reversals;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Reversal of execution: what two people do at once, and what the database refuses by itself.</summary>
public sealed class ReversalTests : IAsyncLifetime
{
    Court court = null!;
    TestCase old = null!;
    TestCase anew = null!;
    long payout;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        (old, anew) = (await court.CaseAsync(), await court.CaseAsync(applicant: "乙公司", debtor: "甲公司"));
        court.Credit(Money.Parse("100.00"), old.SubAccount);
        await court.StatementAsync();
        payout = await court.DraftAsync(old, Money.Parse("100.00"));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.DebitAsync(payout);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_double_clicked_confirmation_confirms_once()
    {
        var reversal = await ProposeAsync("100.00");
        (await Task.WhenAll(Try(() => ConfirmAsync(reversal)), Try(() => ConfirmAsync(reversal, "vp1")))).Should().ContainSingle(o => o == null).And.ContainSingle(o => o == "reversal.already-decided");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_two_reversals_of_one_payout_at_once_one_finds_it_taken()
    {
        var proposed = await Task.WhenAll(Try(() => ProposeAsync("60.00")), Try(() => ProposeAsync("60.00")));
        proposed.Should().ContainSingle(o => o == null).And.ContainSingle(o => o == "reversal.exceeds-paid");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_confirmation_and_the_banks_return_at_once_see_each_other()
    {
        var reversal = await ProposeAsync("100.00");
        await court.ReturnAsync(payout);
        var statement = court.CloseStatement();
        var importing = Task.Run(() => court.ImportAsync(statement));
        var refusal = await Try(() => ConfirmAsync(reversal));
        await importing;
        (refusal ?? "reversal.not-paid").Should().Be("reversal.not-paid");
        (await court.SeeAsync<ReversalQueries, ReversalView>("dir1", q => q.ShowAsync(reversal, default))).Payouts.Single().State.ToString().Should().Be("Returned", "whichever came first, the page says what became of the payment");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_takes_back_no_more_than_was_paid_from_nobody_else_and_by_two()
    {
        var (ex, dir, acc) = ((await court.ActorAsync("ex1")).Id, (await court.ActorAsync("dir1")).Id, (await court.ActorAsync("acc1")).Id);
        string Insert(long caseId, long person, string amount, string part) =>
            $"with r as (insert into payouts.execution_reversal (case_id, amount_minor, fruits_minor, document, proposed_by, proposed_at) values ({caseId}, {amount}, 0, '判决', {person}, now()) returning id) "
            + $"select set_config('test.reversal', id::text, false) from r; insert into payouts.execution_reversal_part select current_setting('test.reversal')::bigint, {payout}, {part}";
        (await RefusalOfAsync(Insert(anew.Id, acc, "10000", "10000"))).Should().Be("LD181", "an accountant proposes none");
        (await RefusalOfAsync(Insert(old.Id, ex, "10000", "10000"))).Should().Be("LD183", "the case that paid takes nothing back");
        (await RefusalOfAsync(Insert(anew.Id, ex, "10001", "10001"))).Should().Be("LD182", "it paid less");
        (await RefusalOfAsync(Insert(anew.Id, ex, "10000", "9999"))).Should().Be("LD180", "the parts are the whole");

        var reversal = await ProposeAsync("100.00");
        var confirm = $"update payouts.execution_reversal set state = 'Confirmed', decided_at = now(), decided_by = {{0}} where id = {reversal}";
        (await RefusalOfAsync(Insert(anew.Id, ex, "1", "1"))).Should().Be("LD182", "it is taken back already");
        (await RefusalOfAsync(string.Format(null, confirm, ex))).Should().Be("LD181", "an officer confirms none");
        (await RefusalOfAsync(string.Format(null, confirm, acc))).Should().Be("LD181", "nor does an accountant");
        (await RefusalOfAsync($"update payouts.execution_reversal set amount_minor = 1 where id = {reversal}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync($"delete from payouts.execution_reversal_part where reversal_id = {reversal}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        await ConfirmAsync(reversal);
        (await RefusalOfAsync($"update payouts.execution_reversal set state = 'Rejected' where id = {reversal}")).Should().Be("LD180", "what was confirmed is cancelled, not rejected");
        (await RefusalOfAsync($"update payouts.execution_reversal set state = 'Cancelled', cancelled_by = {dir}, cancelled_at = now(), cancel_reason = '有误' where id = {reversal}"))
            .Should().Be(PostgresErrorCodes.CheckViolation, "who confirmed it does not cancel it");
        await court.ShouldBeSoundAsync();
    }

    Task<long> ProposeAsync(string amount) =>
        court.AsAsync<ProposeReversal, long>("ex1", u => u.ExecuteAsync(new(anew.Id, Money.Parse(amount), null, "（2026）川01民再1号判决", [payout]), default));

    Task ConfirmAsync(long reversal, string person = "dir1") => court.AsAsync<ConfirmReversal>(person, u => u.ExecuteAsync(new(reversal), default));

    async Task<string?> RefusalOfAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(sql)).Which.SqlState;

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
