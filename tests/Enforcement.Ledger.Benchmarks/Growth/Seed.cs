using System.Globalization;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>Fills a migrated, empty database with years of a court's work, a level at a time, in the same database: history grows, the
/// work of the last ten days is always the same. As superuser and set by set, for ten million transfers act by act would take a day.</summary>
sealed class Seed : IAsyncDisposable
{
    const int TransfersADay = 4_824;
    const int TransfersOfTail = 1_345;
    const int PayoutsADay = 400;
    const int DaysUntilPaid = 6;
    const int TailDays = 10;
    const int CasesAtATime = 1_001;
    const int PayoutsOfThem = 8_008;
    const int LoadSeconds = 1_200;

    readonly NpgsqlDataSource loading;
    int historyEnds;
    long payouts;

    Seed(string superuser)
    {
        // Foreign keys and the rows' own triggers rest while the rows are loaded; db/checks look afterwards.
        var connection = new NpgsqlConnectionStringBuilder(superuser)
        {
            Options = "-c session_replication_role=replica -c synchronous_commit=off -c work_mem=256MB -c maintenance_work_mem=1GB -c jit=off",
            CommandTimeout = LoadSeconds,
            ApplicationName = "seed",
        };
        loading = NpgsqlDataSource.Create(connection.ConnectionString);
    }

    /// <summary>The last workday loaded, counted from 1 on.</summary>
    public int Today => historyEnds + TailDays;

    public long Cases { get; private set; }

    /// <summary>A statement of the seeded court's bank.</summary>
    /// <param name="caseOf">The seeded case of the n-th line.</param>
    public static CamtStatement StatementOf(int bookId, string ident, LocalDate day, Money opening, int lines, Func<int, long> caseOf) => new(
        ident, string.Create(CultureInfo.InvariantCulture, $"5100123456780000000{bookId}"), day, opening,
        [.. Enumerable.Range(0, lines).Select(i => new CamtCredit(i, Money.FromMinor(10_000 + i * 7_919L % 990_000), string.Create(CultureInfo.InvariantCulture, $"{ident}-{i:D8}"),
            caseOf(i), string.Create(CultureInfo.InvariantCulture, $"（2016）川0104执{caseOf(i)}号")))]);

    /// <summary>The afternoon of the last day: when the measured acts happen.</summary>
    public Instant Now => DateOf(Today).At(new LocalTime(16, 0)).InZoneStrictly(Office.Zone).ToInstant();

    public static LocalDate DateOf(int day) => new LocalDate(2016, 1, 4).PlusDays((day - 1) / 5 * 7 + (day - 1) % 5);

    public static async Task<Seed> BeginAsync(string superuser, CancellationToken ct)
    {
        var seed = new Seed(superuser);
        await using var script = typeof(Seed).Assembly.GetManifestResourceStream("Growth/Seed.sql") ?? throw new InvalidOperationException("Seed.sql is not embedded.");
        using var reader = new StreamReader(script);
        await seed.RunAsync(await reader.ReadToEndAsync(ct), ct);
        await seed.RunAsync("call seed.open()", ct);
        return seed;
    }

    /// <summary>Only people, books and cases; for an import into an empty ledger.</summary>
    public async Task OnlyCasesAsync(int cases, CancellationToken ct)
    {
        Cases = cases;
        await RunAsync($"call seed.load_cases({cases}); call seed.set_sequences()", ct);
        // Not the tables that the import will fill: a new ledger's have never been vacuumed.
        await RunAsync("vacuum (analyze) cases.enforcement_case, cases.party, cases.payee_account, cases.sub_account", ct);
    }

    /// <summary>Takes off the tail, adds as many days of history as make up the transfers, and puts the tail back at their end.</summary>
    public async Task ExtendAsync(long transfers, CancellationToken ct)
    {
        var first = historyEnds + 1;
        var days = (int)Math.Max(1, (transfers - TransfersOfTail + TransfersADay / 2) / TransfersADay - payouts / PayoutsADay);
        var end = first + days - 1 + DaysUntilPaid;
        Cases = (payouts + days * PayoutsADay + PayoutsOfThem - 1) / PayoutsOfThem * CasesAtATime;
        // A large load would otherwise wait for a checkpoint every few seconds.
        await RunAsync("alter system set max_wal_size = '8GB'", ct);
        await RunAsync("select pg_reload_conf()", ct);
        await RunAsync($"call seed.cut({first})", ct);
        await RunAsync("call seed.put_off_indexes()", ct);
        await RunAsync($"call seed.plan_history({first}, {days}, {payouts})", ct);
        await RunAsync($"call seed.load_cases({Cases})", ct);
        await LoadAsync(first, end, ct);
        await BuildIndexesAsync(ct);
        payouts += days * PayoutsADay;
        historyEnds = end;
        await RunAsync($"call seed.plan_tail({end + 1})", ct);
        await LoadAsync(end + 1, Today, ct);
        await RunAsync("call seed.set_sequences(); truncate seed.lot, seed.payout", ct);
    }

    /// <summary>Leaves the tables as a quiet night does: vacuumed, counted, written out; and the server with the service's own settings.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        await RunAsync("alter system reset max_wal_size", ct);
        await RunAsync("select pg_reload_conf()", ct);
        await RunAsync("vacuum (freeze, analyze)", ct);
        await RunAsync("checkpoint", ct);
    }

    /// <summary>One value of one row.</summary>
    public async Task<T> AskAsync<T>(string sql, CancellationToken ct)
    {
        await using var command = loading.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(ct) ?? throw new InvalidOperationException($"no answer: {sql}"));
    }

    public async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = loading.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    public ValueTask DisposeAsync() => loading.DisposeAsync();

    Task LoadAsync(int first, int last, CancellationToken ct) => Task.WhenAll(
        RunAsync($"call seed.load_journal({first}, {last})", ct),
        Task.Run(async () =>
        {
            await RunAsync($"call seed.load_receipts({first}, {last})", ct);
            await RunAsync("call seed.load_payouts()", ct);
        }, ct));

    /// <summary>Two at a time, as there are two cores.</summary>
    async Task BuildIndexesAsync(CancellationToken ct)
    {
        var made = await AskAsync<string[]>("select coalesce(array_agg(made), '{}') from seed.index_put_off", ct);
        await Parallel.ForEachAsync(made, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct }, async (index, ct) => await RunAsync(index, ct));
        await RunAsync("truncate seed.index_put_off", ct);
    }
}
