using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Handovers;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Handovers;

/// <summary>Hand-over of cases, where two places say no and where two hands meet. What it does is told in the stories.</summary>
public sealed class HandoverTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        await ArriveAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_case_with_money_changes_its_officer_by_two_signatures_and_no_other_way()
    {
        var (ex1, ex2, dir1) = (await PersonAsync("ex1"), await PersonAsync("ex2"), await PersonAsync("dir1"));
        await ShouldFailAsync("LD217", $"update cases.enforcement_case set officer_id = {ex2} where id = {c.Id}", "nobody handed it over");
        await ShouldFailAsync("LD214", Give(ex1, ex2, dir1), "the officer holds the post");
        await ShouldFailAsync("LD214", Give(dir1, ex2, ex1), "who signs is not the one whose cases they are");
        await ShouldFailAsync("LD214", Give(ex1, dir1, ex1), "the director is no executor");
        await ShouldFailAsync(PostgresErrorCodes.CheckViolation, Give(ex1, ex1, ex1), "to another one");

        var id = await GiveAsync();
        await ShouldFailAsync("LD216", $"insert into cases.handover_case values ({id}, {(await court.CaseAsync()).Id}, 0, '[]', 0, 0, null)", "the list is signed");
        await ShouldFailAsync(PostgresErrorCodes.CheckViolation, Take(id, ex1), "the second signature is the taker's");
        await ArriveAsync();
        await court.ShouldRefuseAsync("handover.changed", () => TakeAsync(id));
        await ShouldFailAsync("LD216", Take(id, ex2), "there is more money than the list says");
        await ShouldFailAsync("LD214", $"update cases.handover set state = 'Ended', decided_by = {await PersonAsync("acc1")}, decided_at = now(), reason = 'x' where id = {id}", "it is none of his");
        await court.AsAsync<EndHandover>("ex2", u => u.ExecuteAsync(new(id, "清单有变动"), default));
        await ShouldFailAsync("LD215", Take(id, ex2), "it has ended");

        id = await GiveAsync();
        await court.AsAsync<PlaceRecusal, long>("dir1", u => u.ExecuteAsync(new(c.Id, "ex2", "近亲属", "回避决定书"), default));
        await court.ShouldRefuseAsync("payout.recused", () => TakeAsync(id));
        await FluentActions.Awaiting(() => ExecuteAsync(Take(id, ex2))).Should().ThrowAsync<PostgresException>("he is recused");
        await ShouldFailAsync(PostgresErrorCodes.InsufficientPrivilege, "update cases.handover set list_sha256 = sha256('x')");
        await ShouldFailAsync(PostgresErrorCodes.InsufficientPrivilege, "delete from cases.handover_case");

        static string Give(long from, long to, long by) => $"insert into cases.handover (from_id, to_id, document, list_sha256, given_by, given_at) values ({from}, {to}, 'x', sha256('x'), {by}, now())";
        static string Take(long id, long by) => $"update cases.handover set state = 'Taken', decided_by = {by}, decided_at = now() where id = {id}";
    }

    [Fact]
    public async Task Taken_over_at_the_moment_at_which_money_arrives_the_list_says_what_there_was_or_it_is_refused()
    {
        for (var round = 0; round < 4; round++)
        {
            var (from, to) = round % 2 == 0 ? ("ex1", "ex2") : ("ex2", "ex1");
            var id = await GiveAsync(from, to);
            court.Credit(Money.Parse("1.00"), c.SubAccount);
            var statement = court.CloseStatement();
            var taking = Task.Run(() => TryAsync(() => TakeAsync(id, to)));
            await Task.WhenAll(taking, Task.Run(() => court.ImportAsync(statement)), Task.Run(() => TryAsync(() => TakeAsync(id, to))));
            (await taking).Should().BeOneOf(null, "handover.changed", "handover.decided");
            var taken = (await court.SeeAsync<HandoverQueries, HandoverDetail>("dir1", q => q.ShowAsync(id, default))).Handover.State == HandoverState.Taken;
            (await court.MoneyAsync(c)).Officer.Should().Be((taken ? to : from) == "ex1" ? "承办人甲" : "承办人乙");
            if (taken)
                continue;
            await court.AsAsync<EndHandover>(from, u => u.ExecuteAsync(new(id, "清单有变动"), default));
            await TakeAsync(await GiveAsync(from, to), to);
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_executor_sees_the_hand_overs_in_which_he_has_a_part()
    {
        var id = await GiveAsync();
        (await court.SeeAsync<HandoverQueries, List<HandoverView>>("ex2", q => q.ListAsync(true, null, 10, default))).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Id = id, From = "承办人甲", To = "承办人乙", Cases = 1, Money = Money.Parse("1.00"), Mine = true, State = HandoverState.Given });
        (await court.SeeAsync<HandoverQueries, List<HandoverView>>("dir1", q => q.ListAsync(false, null, 10, default))).Should().ContainSingle().Which.Mine.Should().BeFalse();
        (await court.SeeAsync<ClosingQueries, List<DormantCase>>("dir1", q => q.DormantAsync(new(0, AwaitHandover: true), 10, default))).Should().BeEmpty("its officer holds the post, and nobody is named");
    }

    [Fact]
    public async Task Money_whose_officer_is_gone_is_the_leaders_until_somebody_has_it()
    {
        var change = await court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("ex1", [], "调离"), default));
        await court.AsAsync<ConfirmRoles>("sec1", u => u.ExecuteAsync(new(change), default));
        (await AlertsAsync()).Should().Equal("officer-gone.escalated");
        (await court.SeeAsync<ClosingQueries, List<DormantCase>>("dir1", q => q.DormantAsync(new(0, AwaitHandover: true), 10, default)))
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { CaseId = c.Id, OfficerUserName = "ex1", Money = Money.Parse("1.00"), Band = 0 });
        var id = await court.AsAsync<GiveCases, long>("dir1", u => u.ExecuteAsync(new("ex1", "ex2", null, "调离通知"), default));
        await TakeAsync(id);
        (await AlertsAsync()).Should().BeEmpty();

        async Task<IEnumerable<string>> AlertsAsync()
        {
            await court.AsAsync<SweepDeadlines, SweepOutcome>("reg1", u => u.ExecuteAsync(default));
            return (await court.SeeAsync<AlertQueries, List<AlertView>>("dir1", q => q.ListAsync(null, null, c.Id, null, 10, default))).Select(a => a.Rule);
        }
    }

    async Task ArriveAsync()
    {
        court.Credit(Money.Parse("1.00"), c.SubAccount);
        await court.StatementAsync();
    }

    Task<long> GiveAsync(string from = "ex1", string to = "ex2") => court.AsAsync<GiveCases, long>(from, u => u.ExecuteAsync(new(null, to, [c.Id], "岗位调整通知"), default));

    Task TakeAsync(long id, string to = "ex2") => court.AsAsync<TakeCases>(to, u => u.ExecuteAsync(new(id), default));

    async Task<long> PersonAsync(string name) => (await court.ActorAsync(name)).Id;

    Task ExecuteAsync(string sql) => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql);

    async Task ShouldFailAsync(string state, string sql, string because = "") =>
        (await FluentActions.Awaiting(() => ExecuteAsync(sql)).Should().ThrowAsync<PostgresException>(because)).Which.SqlState.Should().Be(state, because);

    static async Task<string?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Refused refused)
        {
            return refused.Code;
        }
    }
}
