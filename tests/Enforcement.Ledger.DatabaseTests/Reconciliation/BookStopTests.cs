using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Reconciliation;

/// <summary>A book whose invariants break pays nobody until they hold again and two persons have said so.</summary>
public sealed class BookStopTests : IAsyncLifetime
{
    const string Corrupt = "update ledger.position set amount_minor = amount_minor + 1 where account = 201";

    Court court = null!;
    long accepted;
    long draft;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        var c = await court.CaseAsync();
        court.Credit(Money.Parse("5000.00"), c.SubAccount);
        await court.StatementAsync();
        accepted = await court.DraftAsync(c, Money.Parse("100.00"));
        await court.SubmitAsync(accepted);
        await court.ApproveAsync(accepted);
        await court.AcceptAsync(accepted);
        draft = await court.DraftAsync(c, Money.Parse("50.00"));
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_corrupted_row_stops_releases_until_two_persons_lift_it()
    {
        (await GuardAsync(all: true)).Should().Be(new GuardOutcome(0, 0));
        await TestDatabase.ExecuteAsync(court.Database.Superuser, Corrupt);
        (await GuardAsync(all: true)).Stopped.Should().BePositive();
        (await GuardAsync(all: true)).Stopped.Should().Be(0, "a stop that stands is raised once");
        await court.ShouldRefuseAsync("book.stopped", () => court.ReleaseAsync(accepted));
        await court.ShouldRefuseAsync("book.stopped", () => court.SubmitAsync(draft));
        (await FluentActions.Awaiting(() => ExecuteAsync(
            $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({accepted}, 1, 'Accepted', 'Release', 'Released', (select id from access.person where user_name = 'csh1'), now(), '\\x{new string('0', 64)}')"))
            .Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("LD055");

        var stops = await StopsAsync();
        stops.Select(s => s.Check).Should().Contain("position_is_fold");
        foreach (var stop in stops)
            await court.ShouldRefuseAsync("stop.still-broken", () => AskAsync("acc1", stop.Id, "已修复"));
        await TestDatabase.ExecuteAsync(court.Database.Superuser, Corrupt.Replace("+ 1", "- 1", StringComparison.Ordinal));
        await court.ShouldRefuseAsync("stop.not-asked", () => LiftAsync("reg1", stops[0].Id));
        await court.ShouldRefuseAsync("reconciliation.reason-missing", () => AskAsync("acc1", stops[0].Id, ""));
        foreach (var stop in stops)
        {
            await AskAsync("acc1", stop.Id, "磁盘错误，已从备份恢复");
            await court.ShouldRefuseAsync("period.same-person", () => LiftAsync("acc1", stop.Id));
            (await FluentActions.Awaiting(() => ExecuteAsync($"update reconciliation.book_stop set lifted_by = lift_asked_by, lifted_at = now() where id = {stop.Id}"))
                .Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("23514");
            await court.ShouldRefuseAsync("access.not-permitted", () => LiftAsync("csh1", stop.Id));
            await court.ShouldRefuseAsync("book.stopped", () => court.ReleaseAsync(accepted));
            await LiftAsync("reg1", stop.Id);
        }
        (await StopsAsync()).Should().BeEmpty();
        await court.ReleaseAsync(accepted);
        await court.SubmitAsync(draft);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_is_asked_every_few_minutes_sees_a_payout_that_is_not_its_lots()
    {
        (await GuardAsync(all: false)).Should().Be(new GuardOutcome(0, 0));
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "update payouts.payout set amount_minor = amount_minor - 1 where state = 'Draft'");
        (await GuardAsync(all: false)).Stopped.Should().Be(1);
        (await StopsAsync()).Should().ContainSingle().Which.Check.Should().Be("payout_is_sum_of_lots");
        await court.ShouldRefuseAsync("book.stopped", () => court.ReleaseAsync(accepted));
    }

    [Fact]
    public async Task A_broken_leaf_is_of_no_book_and_stops_every_one_and_the_stop_says_which_invariant_it_was()
    {
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "alter table evidence.leaf disable trigger all; update evidence.leaf set hash = sha256('x') where id = (select min(id) from evidence.leaf)");
        await GuardAsync(all: true);
        (await StopsAsync()).Should().ContainSingle().Which.Facts.Should().StartWith("leaf_hash_stands concerns no single book, so every book is stopped: leaf_id = ");
        await court.ShouldRefuseAsync("book.stopped", () => court.ReleaseAsync(accepted));
    }

    [Fact]
    public async Task Every_invariant_names_the_book_but_that_of_the_evidence()
    {
        var nameless = new List<string>();
        await using var connection = new NpgsqlConnection(court.Database.Superuser);
        await connection.OpenAsync();
        foreach (var name in StandingChecks.Names)
        {
            using var text = new StreamReader(typeof(StandingChecks).Assembly.GetManifestResourceStream($"db/checks/{name}.sql")!);
            await using var command = new NpgsqlCommand(await text.ReadToEndAsync(), connection);
            await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SchemaOnly);
            if (!Enumerable.Range(0, reader.FieldCount).Any(i => reader.GetName(i) == "book_id"))
                nameless.Add(name);
        }
        nameless.Should().Equal("leaf_hash_stands");
    }

    Task<GuardOutcome> GuardAsync(bool all) => court.Run.RunAsync<GuardBooks, GuardOutcome>(PersonDirectory.House, u => u.ExecuteAsync(all, default), default);

    Task<List<StopView>> StopsAsync() => court.SeeAsync<StopQueries, List<StopView>>("ins1", q => q.ListAsync(true, 50, default));

    Task AskAsync(string person, long stop, string reason) => court.AsAsync<AskLift>(person, u => u.ExecuteAsync(stop, reason, default));

    Task LiftAsync(string person, long stop) => court.AsAsync<ConfirmLift>(person, u => u.ExecuteAsync(stop, default));

    Task ExecuteAsync(string sql) => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql);
}
