using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Ledger;

/// <summary>The journal says no in C# and the database says no again, whoever asks it.</summary>
public sealed class JournalTests : IAsyncLifetime
{
    static readonly LocalDate Day = new(2026, 2, 13);

    Court court = null!;
    TestCase c = null!;
    long lot;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("100.00"), c.SubAccount);
        await court.StatementAsync();
        lot = await Ask<long>("select id from ledger.lot");
        // The journal by itself: its entries here are of no act.
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "alter table ledger.entry disable trigger posting_has_its_act");
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task The_same_entry_twice_is_posted_once()
    {
        var entry = Reserve(Money.Parse("40.00"), 1);
        var first = await PostAsync(entry);
        var second = await PostAsync(entry);
        first[0].Fresh.Should().BeTrue();
        second[0].EntryId.Should().Be(first[0].EntryId);
        second[0].Fresh.Should().BeFalse();
        (await court.MoneyAsync(c)).Reserved.Should().Be(Money.Parse("40.00"));
    }

    [Fact]
    public async Task A_key_with_other_content_is_never_taken_for_the_same()
    {
        await PostAsync(Reserve(Money.Parse("40.00"), 1));
        await FluentActions.Awaiting(() => PostAsync(Reserve(Money.Parse("41.00"), 1))).Should().ThrowAsync<InvariantBroken>().WithMessage("LD002*");
        (await court.MoneyAsync(c)).Reserved.Should().Be(Money.Parse("40.00"));
    }

    [Fact]
    public async Task No_position_falls_below_zero()
    {
        await court.ShouldRefuseAsync("ledger.insufficient", () => PostAsync(Reserve(Money.Parse("100.01"), 1)));
        await FluentActions.Awaiting(() => Exec(court.Database.Connections.Owner, "update ledger.position set amount_minor = -1")).Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "23514");
    }

    [Fact]
    public async Task A_batch_is_posted_whole_or_not_at_all() =>
        await court.ShouldRefuseAsync("ledger.insufficient", () => PostAsync(Reserve(Money.Parse("60.00"), 1), Reserve(Money.Parse("60.00"), 2)));

    [Fact]
    public async Task Money_moves_only_between_accounts_of_the_posting_table()
    {
        var steal = new Entry(EntryKind.Reserved, Entry.Key("steal", 1), Day, SourceKind.Payout, 1,
            [new Transfer(lot, AccountCode.CaseAvailable, c.Id, AccountCode.Interest, null, Money.Parse("1.00"))]);
        await FluentActions.Awaiting(() => PostAsync(steal)).Should().ThrowAsync<InvariantBroken>().WithMessage("ledger.illegal-posting*");
        await FluentActions.Awaiting(() => PostRawAsync(court.Database.Connections.App, kind: 10, debit: 201, debitCase: c.Id, credit: 222, creditCase: null, 100))
            .Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "LD003");
    }

    [Fact]
    public async Task Money_does_not_come_back_from_the_bank_without_the_lot_that_it_was()
    {
        var nobodys = new Entry(EntryKind.PaymentReturned, Entry.Key("returned", 1), Day, SourceKind.StatementLine, 1,
            [new Transfer(null, AccountCode.Bank, null, AccountCode.Returned, null, Money.Parse("1.00"))]);
        await FluentActions.Awaiting(() => PostAsync(nobodys)).Should().ThrowAsync<InvariantBroken>().WithMessage("LD005*");
    }

    [Theory]
    [InlineData("a lot that is not there", 1, 1, 999_999, 1)]
    [InlineData("a book that is not there", 77, 1, null, 1)]
    [InlineData("an entry without a transfer", 1, 2, null, 1)]
    [InlineData("a transfer of no entry", 1, 1, null, 2)]
    public async Task The_database_posts_nothing_that_hangs_in_the_air(string what, int book, int entries, int? returnedLot, int transferOfEntry)
    {
        var before = await court.SnapshotAsync();
        // Kind 15 brings money of a lot back from the bank; kind 19 mints a lot.
        var kind = returnedLot is null ? 19 : 15;
        await FluentActions.Awaiting(() => Exec(court.Database.Connections.App,
            $"""
            select * from ledger.post({book}, 1, 'psql', now(), array_fill({kind}::smallint, array[{entries}]), array(select gen_random_uuid() from generate_series(1, {entries})),
              array(select gen_random_uuid() from generate_series(1, {entries})), array_fill(current_date, array[{entries}]), array_fill(3::smallint, array[{entries}]),
              array_fill(1::bigint, array[{entries}]), array_fill(null::bigint, array[{entries}]), array_fill({(returnedLot is null ? "100" : "null")}::bigint, array[{entries}]),
              array_fill(current_date, array[{entries}]),
              array[{transferOfEntry}], array[{(object?)returnedLot ?? "null"}::bigint], array[101::smallint], array[null::bigint], array[{(returnedLot is null ? 222 : 212)}::smallint], array[null::bigint], array[100::bigint])
            """)).Should().ThrowAsync<PostgresException>(what).Where(e => e.SqlState == "LD005");
        (await court.SnapshotAsync()).Should().Be(before);
    }

    [Fact]
    public async Task The_applications_role_cannot_touch_what_is_booked_or_make_rules()
    {
        foreach (var sql in (string[])
                 [
                     "insert into ledger.entry select * from ledger.entry",
                     "insert into ledger.transfer select * from ledger.transfer",
                     "insert into ledger.lot select * from ledger.lot",
                     "update ledger.entry set kind = 1",
                     "update ledger.transfer set amount_minor = 1",
                     "update ledger.lot set amount_minor = 1",
                     "update ledger.position set amount_minor = 1",
                     "delete from ledger.entry",
                     "delete from ledger.transfer",
                     "delete from ledger.lot",
                     "delete from ledger.position",
                     "truncate ledger.transfer",
                     "select ledger.rebuild_positions(1)",
                     "update evidence.leaf set outcome = 'done'",
                     "delete from evidence.leaf",
                     "update payouts.payout set state = 'Paid'",
                     "delete from payouts.move",
                     "update payouts.approval set person_id = 1",
                     "update access.grant_row set scope = 'all'",
                     "insert into payouts.legal_move values ('Draft', 'Release', 'Paid')",
                     "update receipts.statement_line set amount_minor = 1",
                     "delete from receipts.statement_line",
                     "create table public.x (id int)",
                     "drop table ledger.entry",
                 ])
            (await court.DatabaseRefusesAsync(sql)).Should().Be(PostgresErrorCodes.InsufficientPrivilege, "{0}", sql);
    }

    [Fact]
    public async Task A_reader_writes_nothing() =>
        await FluentActions.Awaiting(() => PostRawAsync(court.Database.Connections.Reader, 10, 201, c.Id, 204, c.Id, 100))
            .Should().ThrowAsync<PostgresException>().Where(e => e.SqlState == "42501");

    [Fact]
    public async Task A_reversal_mirrors_its_origin_exactly_and_only_once()
    {
        var posted = await PostAsync(Reserve(Money.Parse("40.00"), 1));
        var mirror = Reserve(Money.Parse("40.00"), 1).Transfers[0].Mirror();
        Entry Reverse(int n, Transfer t) => new(EntryKind.Reversal, Entry.Key("reverse", n), Day, SourceKind.Payout, 1, [t], ReversesEntryId: posted[0].EntryId);

        await FluentActions.Awaiting(() => PostAsync(Reverse(1, mirror with { Amount = Money.Parse("39.99") }))).Should().ThrowAsync<InvariantBroken>().WithMessage("LD004*");
        await PostAsync(Reverse(2, mirror));
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Available = Money.Parse("100.00"), Reserved = Money.Zero });
        await court.ShouldRefuseAsync("reverse.already-reversed", () => PostAsync(Reverse(3, mirror)));
    }

    [Fact]
    public async Task Positions_rebuilt_from_transfers_are_the_same_rows()
    {
        await PostAsync(Reserve(Money.Parse("40.00"), 1));
        const string rows = "select string_agg(p::text, ';' order by p::text) from ledger.position p";
        var before = await Ask<string>(rows);
        await Exec(court.Database.Connections.Owner, "select ledger.rebuild_positions(1)");
        (await Ask<string>(rows)).Should().Be(before);
    }

    [Fact]
    public async Task A_balance_can_be_asked_as_of_a_day()
    {
        court.Clock.To(2026, 2, 24);
        court.Credit(Money.Parse("5.00"), c.SubAccount);
        await court.StatementAsync();
        async Task<Money> On(LocalDate? day) => (await court.SeeAsync<BookQueries, IReadOnlyDictionary<string, Money>>("acc1", q => q.BalancesAsync(1, c.Id, day, default)))["CASE_AVAILABLE"];
        (await On(Day.PlusDays(-1))).Should().Be(Money.Zero);
        (await On(Day)).Should().Be(Money.Parse("100.00"));
        (await On(null)).Should().Be(Money.Parse("105.00"));
        var book = await court.SeeAsync<BookQueries, IReadOnlyDictionary<string, Money>>("acc1", q => q.BalancesAsync(1, null, Day, default));
        book["BANK"].Should().Be(Money.Parse("100.00"));
    }

    [Fact]
    public async Task A_refusal_leaves_a_leaf_of_evidence_and_nothing_else()
    {
        await court.ShouldRefuseAsync("access.not-permitted", () => court.DraftAsync(c, Money.Parse("1.00"), "csh1"));
        (await Ask<string>("select outcome || ' ' || subject from evidence.leaf order by id desc limit 1")).Should().Be("refused access.not-permitted");
    }

    [Fact]
    public async Task A_leaf_that_is_changed_is_found()
    {
        await Exec(court.Database.Superuser, "update evidence.leaf set canonical = canonical || '\\x00'::bytea where id = 1");
        var checks = await court.AsAsync<Oversight.RunChecks, List<Enforcement.Ledger.Database.CheckOutcome>>("ins1", u => u.ExecuteAsync(default));
        checks.Where(k => !k.Healthy).Should().ContainSingle().Which.Name.Should().Be("leaf_hash_stands");
    }

    Entry Reserve(Money amount, int n) => new(EntryKind.Reserved, Entry.Key("test", n), Day, SourceKind.Payout, 1,
        [new Transfer(lot, AccountCode.CaseAvailable, c.Id, AccountCode.CaseReserved, c.Id, amount)]);

    Task<IReadOnlyList<Posted>> PostAsync(params Entry[] entries) =>
        court.AsAsync<PostForTest, IReadOnlyList<Posted>>("acc1", u => u.ExecuteAsync(entries));

    static async Task PostRawAsync(string connection, short kind, short debit, long debitCase, short credit, long? creditCase, long amount)
    {
        await using var opened = await TestDatabase.OpenAsync(connection);
        await using var command = new NpgsqlCommand(
            """
            select * from ledger.post(1, 1, 'psql', now(), array[$1], array[gen_random_uuid()], array[gen_random_uuid()], array[current_date], array[3::smallint], array[1::bigint],
              array[null::bigint], array[null::bigint], array[null::date], array[1], array[(select min(id) from ledger.lot)], array[$2], array[$3], array[$4], array[$5::bigint], array[$6])
            """, opened);
        foreach (var value in (object[])[kind, debit, debitCase, credit, creditCase ?? (object)DBNull.Value, amount])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    Task<T?> Ask<T>(string sql) => TestDatabase.AskAsync<T>(court.Database.Superuser, sql);

    static Task Exec(string connection, string sql) => TestDatabase.ExecuteAsync(connection, sql);
}

/// <summary>Posts what a test hands over, through the runner like every act.</summary>
sealed class PostForTest(Journal journal) : IUseCase
{
    public static Permission Needs => Permission.ReverseReceipts;

    public Task<IReadOnlyList<Posted>> ExecuteAsync(IReadOnlyList<Entry> entries) => journal.PostAsync(1, entries, default);
}
