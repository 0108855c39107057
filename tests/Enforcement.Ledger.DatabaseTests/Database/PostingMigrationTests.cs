using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Database;

/// <summary>A journal that was written before 0010 laid its tables out anew says the same afterwards.</summary>
public sealed class PostingMigrationTests : IAsyncLifetime
{
    static readonly LocalDate Day = new(2026, 2, 13);

    TestDatabase database = new();

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateEmptyAsync();
        await Exec("create table public.schema_history (id text); create table public.schema_script (id text)");
        foreach (var script in Scripts.TakeWhile(s => !s.Contains("0010_", StringComparison.Ordinal)))
            await RunAsync(script);
        await Exec(
            """
            insert into ledger.book (code, court_code, name, escrow_account_no, currency, opened_at) values ('B', '川0104', '院', '1', 'CNY', now());
            insert into cases.enforcement_case (book_id, number_key, number, officer_id, debtor_kind, claim_minor, outstanding_minor, imported_at, imported_by)
              values (1, 'k', 'n', 1, 'company', 1, 1, now(), 1)
            """);
    }

    static IEnumerable<string> Scripts =>
        typeof(LedgerDb).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("db/migrations/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    async Task RunAsync(string script)
    {
        using var text = new StreamReader(typeof(LedgerDb).Assembly.GetManifestResourceStream(script)!);
        await Exec(await text.ReadToEndAsync());
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Every_entry_lot_and_position_is_there_and_no_act_can_be_posted_a_second_time()
    {
        await PostAsync(KeyBefore("line", 7), 2, 7, "null", "100", "null", 201, 1);
        await PostAsync(KeyBefore("line", 8), 2, 8, "null", "250", "null", 201, 1);
        // Line 7 is reversed and restated as unknown funds.
        await Exec($"""
            select * from ledger.post(1, 1, 'ReverseReceipt', '2026-02-14', array[21, 20]::smallint[], array['{KeyBefore("reverse", 1)}', '{KeyBefore("restate", 1)}']::uuid[],
              array[gen_random_uuid(), gen_random_uuid()], array['{Day:uuuu-MM-dd}', '{Day:uuuu-MM-dd}']::date[], array[2, 2]::smallint[], array[7, 7]::bigint[], array[1, null]::bigint[],
              array[null, null]::bigint[], array[null, null]::date[], array[1, 2], array[1, 1]::bigint[], array[201, 101]::smallint[], array[1, null]::bigint[],
              array[101, 221]::smallint[], array[null, null]::bigint[], array[100, 100]::bigint[])
            """);
        var before = await StateAsync("e.use_case");

        await RunAsync(Scripts.Single(s => s.Contains("0010_", StringComparison.Ordinal)));

        (await StateAsync("(select name from ledger.use_case u where u.code = e.use_case)")).Should().Be(before);
        (await Ask<string>("select string_agg(idempotency_key::text, ' ' order by id) from ledger.entry")).Should().Be(
            string.Join(' ', Entry.Key("line", 7), Entry.Key("line", 8), Entry.Key("reverse", 1), Entry.Key("restate", 1)));
        await FluentActions.Awaiting(() => PostAsync(Entry.Key("line", 8), 2, 8, "null", "250", "null", 201, 1)).Should().ThrowAsync<PostgresException>()
            .Where(e => e.SqlState == "LD002", "the key came before, with another hash");
    }

    // As keys were made before: all 128 bits of the hash.
    static Guid KeyBefore(string act, long of)
    {
        var writer = new CanonicalWriter();
        writer.Text(act);
        writer.Number(of);
        return writer.ShortHash();
    }

    Task PostAsync(Guid key, int kind, long source, string reverses, string mints, string lot, int credit, long creditCase) => Exec(
        $"""
        select * from ledger.post(1, 1, 'ImportStatement', '2026-02-14', array[{kind}::smallint], array['{key}'::uuid], array[gen_random_uuid()], array['{Day:uuuu-MM-dd}'::date],
          array[2::smallint], array[{source}::bigint], array[{reverses}::bigint], array[{mints}::bigint], array['{Day:uuuu-MM-dd}'::date],
          array[1], array[{lot}::bigint], array[101::smallint], array[null::bigint], array[{credit}::smallint], array[{creditCase}::bigint], array[{mints}::bigint])
        """);

    Task<string?> StateAsync(string useCase) => Ask<string>(
        $"""
        select (select string_agg(concat_ws('|', e.book_id, e.id, e.payload_hash, e.booked_at, e.actor_id, e.source_id, e.reverses_entry_id, e.value_on, e.kind, e.source_kind, {useCase}), E'\n' order by e.id) from ledger.entry e)
            || (select string_agg(concat_ws('|', l.book_id, l.id, l.entry_id, l.arrived_on, l.amount_minor), E'\n' order by l.id) from ledger.lot l)
            || (select string_agg(concat_ws('|', p.book_id, p.case_id, p.account, p.lot_id, p.amount_minor), E'\n' order by p.lot_id, p.account) from ledger.position p)
        """);

    Task<T?> Ask<T>(string sql) => TestDatabase.AskAsync<T>(database.Superuser, sql);

    Task Exec(string sql) => TestDatabase.ExecuteAsync(database.Connections.Owner, sql);
}
