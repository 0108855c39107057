using System.Globalization;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>A court on a database of its own with thousands of cases, and the real runner over it. Every ratio gets a fresh copy, so that
/// none is measured in what another left.</summary>
sealed class BenchCourt : IAsyncDisposable
{
    public const int Cases = 5_000;

    /// <summary>The book of the demonstration court, where the cases are.</summary>
    public const int Book = 1;

    /// <summary>For what is spread over many books.</summary>
    public static readonly IReadOnlyList<int> ManyBooks = [.. Enumerable.Range(2, 16)];

    const string Template = "bench_template";

    static int opened;

    readonly ServiceProvider services;
    readonly string database;
    long receiptsTaken;

    BenchCourt(BenchCluster cluster, string database, Actor cashier)
    {
        Cluster = cluster;
        this.database = database;
        Cashier = cashier;
        services = Services(cluster.Connections(database));
    }

    public BenchCluster Cluster { get; }

    /// <summary>May take in statements; what the measured acts run as.</summary>
    public Actor Cashier { get; }

    public LedgerConnections Connections => Cluster.Connections(database);

    public string SubAccountOf(long caseId) => SubAccount(caseId);

    /// <summary>Makes the court that the others are copies of.</summary>
    public static async Task PrepareAsync(BenchCluster cluster, CancellationToken ct)
    {
        var connections = await cluster.NewDatabaseAsync(Template, ct);
        await using (var services = Services(connections))
        {
            await services.GetRequiredService<Demonstration>().OpenAsync(ct, withPasswords: false);
            foreach (var book in ManyBooks)
                await services.GetRequiredService<Runner>().RunAsync<OpenBook, int>(PersonDirectory.House,
                    u => u.ExecuteAsync(new($"BENCH{book}", Demonstration.CourtCode, $"账簿{book}", $"9900{book:D8}", Demonstration.Currency, Money.Zero, BenchReceipt.Day), ct), ct);
        }
        await SeedCasesAsync(connections, 1, Cases, ct);
        await cluster.ExecuteAsync("vacuum analyze", ct, Template);
        NpgsqlConnection.ClearAllPools();
    }

    public static async Task<BenchCourt> OpenAsync(BenchCluster cluster, CancellationToken ct)
    {
        var database = $"bench_{Interlocked.Increment(ref opened)}";
        var connections = await cluster.CloneAsync(Template, database, ct);
        await using var services = Services(connections);
        return new(cluster, database, await services.GetRequiredService<Demonstration>().ActorAsync("csh1", ct));
    }

    public Task<TResult> ActAsync<TUseCase, TResult>(Func<TUseCase, Task<TResult>> call, CancellationToken ct, RequestKey? request = null) where TUseCase : class, IUseCase =>
        services.GetRequiredService<Runner>().RunAsync(Cashier, call, ct, request);

    /// <summary>The next receipts of this court's load; no two calls get the same ones.</summary>
    public IReadOnlyList<BenchReceipt> Receipts(int count)
    {
        var first = Interlocked.Add(ref receiptsTaken, count) - count;
        return [.. Enumerable.Range(0, count).Select(i => new BenchReceipt(1 + first + i))];
    }

    /// <summary>Opens more cases than the template has, up to this number.</summary>
    public async Task GrowCasesAsync(int cases, CancellationToken ct)
    {
        await SeedCasesAsync(Connections, Cases + 1, cases - Cases, ct);
        await Cluster.ExecuteAsync("vacuum analyze cases.enforcement_case, cases.party, cases.sub_account", ct, database);
    }

    public Task<T> AskAsync<T>(string sql, CancellationToken ct) => Cluster.AskAsync<T>(sql, ct, database);

    /// <summary>Runs a script as the owner of the schema.</summary>
    public async Task RunAsOwnerAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Connections.Owner);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Cluster.DropAsync(database, CancellationToken.None);
    }

    public static string CaseNumberOf(long caseId) => string.Create(CultureInfo.InvariantCulture, $"（2026）{Demonstration.CourtCode}执{caseId}号");

    public static string DebtorOf(long caseId) => string.Create(CultureInfo.InvariantCulture, $"债务人{caseId}有限公司");

    public static string SubAccount(long caseId) => string.Create(CultureInfo.InvariantCulture, $"62284800{caseId:D11}");

    static async Task SeedCasesAsync(LedgerConnections connections, int first, int count, CancellationToken ct)
    {
        // Set by set, as the owner: the case import takes them one by one, and is not what is measured.
        await using var connection = new NpgsqlConnection(connections.Owner);
        await connection.OpenAsync(ct);
        var ids = Enumerable.Range(first, count).Select(i => (long)i).ToArray();
        await using var command = new NpgsqlCommand(
            """
            with added as (
              insert into cases.enforcement_case (id, book_id, number_key, number, officer_id, debtor_kind, claim_minor, outstanding_minor, imported_at, imported_by)
              overriding system value
              select c.id, $1, c.key, c.number, p.id, 'company', 100000000, 100000000, now(), p.id
              from unnest($2, $3, $4) as c (id, key, number), access.person p where p.normalized_user_name = 'EX1'
              returning id
            ), debtors as (
              insert into cases.party (case_id, role, name, name_key) select d.id, 'debtor', d.name, d.key from unnest($2, $5, $6) as d (id, name, key)
            )
            insert into cases.sub_account (book_id, number, case_id) select $1, s.number, s.id from unnest($2, $7) as s (id, number)
            """, connection)
        {
            Parameters =
            {
                new() { Value = Book }, new() { Value = ids },
                new() { Value = Array.ConvertAll(ids, id => CaseNumber.Parse(CaseNumberOf(id)).Key) }, new() { Value = Array.ConvertAll(ids, CaseNumberOf) },
                new() { Value = Array.ConvertAll(ids, DebtorOf) }, new() { Value = Array.ConvertAll(ids, id => PersonName.Normalise(DebtorOf(id))) },
                new() { Value = Array.ConvertAll(ids, SubAccount) },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    static ServiceProvider Services(LedgerConnections connections) =>
        new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.Warning)).AddLedger(_ => connections.App)
            .AddScoped<PostReceipts>().AddScoped<PostToHotRow>().AddScoped<StoreStatement>().AddScoped<MatchCredits>().AddScoped<RulesInForce>().BuildServiceProvider();
}
