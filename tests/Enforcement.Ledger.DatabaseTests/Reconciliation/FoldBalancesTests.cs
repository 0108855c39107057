using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Reconciliation;

/// <summary>A balance is what is folded and the tail together: whatever is folded when, every balance stays what the plain fold of
/// all transfers says.</summary>
public sealed class FoldBalancesTests : IAsyncLifetime
{
    static readonly LocalDate FirstDay = new(2026, 2, 1);

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    Court court = null!;

    public async Task InitializeAsync() => court = await Court.OpenAsync();

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20260213)]
    public async Task Balances_of_random_days_are_the_plain_fold_whenever_it_is_folded(int seed)
    {
        var random = new Random(seed);
        TestCase[] cases = [await court.CaseAsync(), await court.CaseAsync()];
        for (var step = 0; step < 40; step++)
        {
            court.Clock.To(2026, 2, 2 + step / 2);
            var c = cases[random.Next(2)];
            switch (random.Next(6))
            {
                case 0 or 1:
                    var reference = court.Credit(Money.FromMinor(random.Next(1_00, 9_000_00)), random.Next(4) == 0 ? null : c.SubAccount);
                    await court.StatementAsync();
                    if (random.Next(3) == 0)
                        await MayRefuseAsync(async () => await court.AsAsync<ReverseReceipt>("acc1", async u => await u.ExecuteAsync(new(await court.LineAsync(reference), "错案号"), default)));
                    break;
                case 2:
                    await MayRefuseAsync(() => court.AsAsync<PlaceDispute, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.FromMinor(random.Next(1_00, 900_00)), "争议", "异议书"), default)));
                    break;
                case 3:
                    await MayRefuseAsync(async () => await court.SubmitAsync(await court.DraftAsync(c, Money.FromMinor(random.Next(1_00, 900_00)))));
                    break;
                case 4:
                    // The bank books something late, on a day long folded.
                    await ExecuteAsync(Post(random.Next(1, 900), FirstDay.PlusDays(random.Next(25))));
                    break;
                default:
                    await FoldAsync();
                    break;
            }
            var day = random.Next(4) == 0 ? (LocalDate?)null : FirstDay.PlusDays(random.Next(30));
            (await BalancesAsync(null, day)).Should().Equal(await PlainFoldAsync(null, day), "seed {0}, step {1}, {2}", seed, step, day);
            (await BalancesAsync(c.Id, day)).Should().Equal(await PlainFoldAsync(c.Id, day), "seed {0}, step {1}, {2}", seed, step, day);
            await WaitingShouldBeAllAsync();
        }
        await FoldAllAsync();
        (await ChecksAsync("balance_is_fold", "waiting_money_is_listed", "statement_book_is_fold")).Should().BeTrue();
    }

    [Fact]
    public async Task A_posting_that_drew_its_number_early_and_commits_late_is_in_no_balance_before_and_in_every_one_after()
    {
        await using var slow = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var import = await slow.BeginTransactionAsync();
        await RunAsync(slow, Post(7_00, FirstDay));
        var early = await AskAsync<long>("select last_value from ledger.entry_id");
        await CreditAsync(100_00);

        // What has drawn a later number and committed is not folded over the gap, however often it is tried.
        for (var i = 0; i < 3; i++)
            (await FoldAsync()).Tail.Should().Be(1);
        (await AskAsync<long>("select max(through_entry_id) from ledger.fold_mark")).Should().BeLessThan(early);
        (await BalancesAsync(null, null))["BANK"].Should().Be(Money.Parse("100.00"));

        await import.CommitAsync();
        (await BalancesAsync(null, null))["BANK"].Should().Be(Money.Parse("93.00"));
        await FoldAllAsync();
        (await BalancesAsync(null, null))["BANK"].Should().Be(Money.Parse("93.00"));
        (await BalancesAsync(null, FirstDay))["BANK"].Should().Be(Money.Parse("-7.00"));
        (await ChecksAsync("balance_is_fold")).Should().BeTrue();
    }

    [Fact]
    public async Task A_mark_that_was_noted_is_folded_up_to_although_a_younger_posting_is_still_under_way()
    {
        // The name of a use case is new once: whoever posts under it first holds up the others until it commits.
        await ExecuteAsync(Post(1_00, FirstDay));
        await using var first = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var older = await first.BeginTransactionAsync();
        await RunAsync(first, Post(1_00, FirstDay));
        await FoldAsync();

        await using var second = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var younger = await second.BeginTransactionAsync();
        await RunAsync(second, Post(2_00, FirstDay));
        await older.CommitAsync();
        await FoldAllAsync();
        await younger.RollbackAsync();
        (await ChecksAsync("balance_is_fold")).Should().BeTrue();
    }

    [Fact]
    public async Task Folds_at_once_with_postings_and_reads_between_them_count_nothing_twice()
    {
        var posted = 0;
        var bank = new List<long>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                await ExecuteAsync(Post(1, FirstDay.PlusDays(i % 5)));
                Interlocked.Increment(ref posted);
            }
        })).Concat(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++)
                await FoldAsync();
        }))).Append(Task.Run(async () =>
        {
            while (Volatile.Read(ref posted) < 120)
            {
                var atLeast = Volatile.Read(ref posted);
                var shown = -(await BalancesAsync(null, null))["BANK"].Minor;
                shown.Should().BeInRange(atLeast, 120);
                bank.Add(shown);
            }
        })));
        bank.Should().BeInAscendingOrder();
        await FoldAllAsync();
        (await BalancesAsync(null, null)).Should().Equal(await PlainFoldAsync(null, null));
        (await ChecksAsync("balance_is_fold")).Should().BeTrue();
    }

    [Fact]
    public async Task A_note_of_another_server_is_not_waited_for()
    {
        await CreditAsync(100_00);
        await ExecuteAsync("insert into ledger.fold_mark values (1, 0, 1, '999999999999')", court.Database.Superuser);
        await FoldAllAsync();
    }

    [Fact]
    public async Task Entry_numbers_are_drawn_one_by_one() =>
        (await AskAsync<long>("select seqcache from pg_sequence where seqrelid = 'ledger.entry_id'::regclass"))
            .Should().Be(1, "a number kept for later would be drawn below the mark of a fold");

    [Fact]
    public async Task A_fold_comes_first_in_its_transaction()
    {
        await using var connection = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync(connection, "select pg_current_xact_id()");
        (await FluentActions.Awaiting(() => RunAsync(connection, "select ledger.fold_balances()")).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("LD030");
    }

    [Fact]
    public async Task What_is_folded_can_be_thrown_away_and_is_the_same_again()
    {
        await CreditAsync(100_00);
        await FoldAllAsync();
        const string rows = "select string_agg(d::text, ';' order by d::text) from ledger.daily_balance d";
        var folded = await AskAsync<string>(rows);
        folded.Should().NotBeNullOrEmpty();
        await ExecuteAsync("select ledger.unfold_balances(1)", court.Database.Connections.Owner);
        (await BalancesAsync(null, null))["BANK"].Should().Be(Money.Parse("100.00"));
        await FoldAllAsync();
        (await AskAsync<string>(rows)).Should().Be(folded);
    }

    [Fact]
    public async Task The_application_writes_no_balance_by_itself()
    {
        foreach (var statement in (string[])["delete from ledger.daily_balance", "update ledger.fold_mark set through_entry_id = 0", "insert into ledger.open_lot values (1, 1, 1)", "select ledger.unfold_balances(1)"])
            (await FluentActions.Awaiting(() => ExecuteAsync(statement)).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("42501");
    }

    [Fact]
    public async Task A_changed_balance_is_found()
    {
        await CreditAsync(100_00);
        await FoldAllAsync();
        await ExecuteAsync("update ledger.daily_balance set debit_minor = debit_minor + 1 where account = 101", court.Database.Superuser);
        await ExecuteAsync("update receipts.statement set book_minor = book_minor + 1", court.Database.Superuser);
        await ExecuteAsync("delete from ledger.open_lot", court.Database.Superuser);
        foreach (var check in (string[])["balance_is_fold", "statement_book_is_fold", "waiting_money_is_listed"])
            (await ChecksAsync(check)).Should().BeFalse(check);
    }

    [Fact]
    public async Task A_few_entries_are_not_worth_a_fold()
    {
        await CreditAsync(100_00);
        (await IsDueAsync()).Should().BeFalse();
        await ExecuteAsync(string.Concat(Enumerable.Range(1, 200).Select(i => Post(i, FirstDay) + ";")));
        (await IsDueAsync()).Should().BeTrue();
        await FoldAllAsync();
        (await IsDueAsync()).Should().BeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Statements_come_newest_first_in_pages_with_the_balance_the_book_had_reached(bool folded)
    {
        var c = await court.CaseAsync();
        for (var day = 2; day <= 6; day++)
        {
            court.Clock.To(2026, 3, day);
            court.Credit(Money.FromMinor(day * 100), c.SubAccount);
            await court.StatementAsync();
            if (folded && day == 4)
                await FoldAsync();
        }
        var shown = (await court.ReconcileAsync())[0];
        shown.Statements.Select(s => s.Book.Minor).Should().Equal(2000, 1400, 900, 500, 200);
        shown.Statements.Should().OnlyContain(s => s.Difference.IsZero);
        shown.NextStatements.Should().BeNull();

        var rest = await court.SeeAsync<ReconciliationQueries, StatementPage>("acc1", q => q.StatementsAsync(shown.Statements[0].StatementId, 3, default));
        rest.Statements.Should().Equal(shown.Statements.Skip(1).Take(3));
        rest.Next.Should().Be(shown.Statements[3].StatementId);
        var last = await court.SeeAsync<ReconciliationQueries, StatementPage>("acc1", q => q.StatementsAsync(rest.Next!.Value, 3, default));
        last.Statements.Should().Equal(shown.Statements[4]);
        last.Next.Should().BeNull();

        var then = (await court.SeeAsync<ReconciliationQueries, List<BookReconciliation>>("acc1", q => q.ShowAsync(null, new LocalDate(2026, 3, 4), default)))[0];
        then.Statements.Should().Equal(shown.Statements.Skip(2));
        then.Bank.Should().Be(Money.FromMinor(900));
        then.BookBalance.Should().Be(Money.FromMinor(900));
        (await court.SeeAsync<ReconciliationQueries, List<BookReconciliation>>("acc1", q => q.ShowAsync(null, new LocalDate(2026, 3, 1), default)))[0].Statements.Should().BeEmpty();
    }

    async Task CreditAsync(long minor)
    {
        court.Credit(Money.FromMinor(minor), (await court.CaseAsync()).SubAccount);
        await court.StatementAsync();
    }

    Task<FoldOutcome> FoldAsync() => court.Run.RunAsync<FoldBalances, FoldOutcome>(PersonDirectory.House, u => u.ExecuteAsync(default), default);

    // Transaction ids are the server's: what other tests have under way on theirs is waited for as well.
    async Task FoldAllAsync()
    {
        var until = DateTime.UtcNow + Patience;
        while ((await FoldAsync()).Tail > 0)
        {
            DateTime.UtcNow.Should().BeBefore(until, "what has ended is folded");
            await Task.Delay(20);
        }
    }

    Task<bool> IsDueAsync() => court.Run.ReadAsync<FoldBalances, bool>(PersonDirectory.House, u => u.IsDueAsync(default), default);

    Task<IReadOnlyDictionary<string, Money>> BalancesAsync(long? caseId, LocalDate? day) =>
        court.SeeAsync<BookQueries, IReadOnlyDictionary<string, Money>>("acc1", q => q.BalancesAsync(1, caseId, day, default));

    async Task<Dictionary<string, Money>> PlainFoldAsync(long? caseId, LocalDate? day)
    {
        var balances = new Dictionary<string, Money>();
        foreach (var account in Chart.Accounts.Where(a => caseId is null || a.Case != CaseDimension.Never))
        {
            var sign = account.Side == Side.Debit ? "" : "-";
            string Leg(string side) => $"case when {side}_account = {(short)account.Code}{(caseId is null ? "" : $" and {side}_case_id = {caseId}")} then amount_minor else 0 end";
            balances[account.Name] = Money.FromMinor(await AskAsync<long>(
                $"select {sign}coalesce(sum({Leg("debit")} - {Leg("credit")}), 0)::bigint from ledger.transfer t join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id where {(day is null ? "true" : $"e.value_on <= '{day:uuuu-MM-dd}'")}"));
        }
        return balances;
    }

    /// <summary>The clocks show each lot of which undisputed money waits, folded or not.</summary>
    async Task WaitingShouldBeAllAsync()
    {
        var shown = await court.SeeAsync<ClockQueries, List<LotClock>>("dir1", q => q.LotsAsync(null, default));
        var waiting = await AskAsync<string>("select coalesce(string_agg(distinct lot_id::text, ',' order by lot_id::text), '') from ledger.position where account in (201, 204) and amount_minor > 0");
        string.Join(',', shown.Select(l => $"{l.LotId}").Order(StringComparer.Ordinal)).Should().Be(waiting);
    }

    async Task<bool> ChecksAsync(params string[] names)
    {
        var checks = await court.AsAsync<RunChecks, List<CheckOutcome>>("ins1", u => u.ExecuteAsync(default));
        return names.All(n => checks.Single(c => c.Name == n).Healthy);
    }

    // A debit of the bank that nobody explains, as the journal's function takes it.
    static string Post(long minor, LocalDate day) =>
        $"""
        select entry_id from ledger.post(1, 1, 'Test', now(), '{"{17}"}', array[gen_random_uuid()], array[gen_random_uuid()], array[date '{day:uuuu-MM-dd}'], '{"{3}"}',
          '{"{1}"}', '{"{null}"}', '{"{null}"}', '{"{null}"}', '{"{1}"}', '{"{null}"}', '{"{104}"}', '{"{null}"}', '{"{101}"}', '{"{null}"}', array[{minor}]::bigint[])
        """;

    static async Task MayRefuseAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Refused)
        {
            // Random money is sometimes not there.
        }
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    Task ExecuteAsync(string sql, string? connection = null) => TestDatabase.ExecuteAsync(connection ?? court.Database.Connections.App, sql);

    Task<T?> AskAsync<T>(string sql) => TestDatabase.AskAsync<T>(court.Database.Superuser, sql);
}
