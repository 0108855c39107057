using Enforcement.Ledger.Database;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests;

/// <summary>A migrated, empty ledger database of its own. As <c>IClassFixture&lt;TestDatabase&gt;</c>, one for each class of tests;
/// by <see cref="CreateAsync"/>, one wherever a test needs it.</summary>
/// <remarks>One server per test process, in memory and without fsync; its template is migrated once and each database is a clone of it
/// (some 50 ms). <see cref="CreateDurableAsync"/> gives one that keeps what it has committed, for tests about that.</remarks>
public sealed class TestDatabase : IAsyncLifetime, IAsyncDisposable
{
    const string Template = "ledger_template";

    static readonly Lazy<Task<EmbeddedPostgres>> Fast = new(() => StartServerAsync(fast: true));
    static readonly Lazy<Task<EmbeddedPostgres>> Durable = new(() => StartServerAsync(fast: false));
    static readonly SemaphoreSlim Cloning = new(1);
    static int count;

    readonly Lazy<Task<EmbeddedPostgres>> server;
    readonly string name = "t" + Interlocked.Increment(ref count);

    public TestDatabase() : this(Fast) { }

    TestDatabase(Lazy<Task<EmbeddedPostgres>> server) => this.server = server;

    /// <summary>The three ways in, as the service has them.</summary>
    public LedgerConnections Connections { get; private set; } = new("", "", "");

    /// <summary>For what no role of the service may do, such as corrupting a row on purpose.</summary>
    public string Superuser { get; private set; } = "";

    public static async Task<TestDatabase> CreateAsync() => await CreatedAsync(new TestDatabase());

    /// <summary>On a second server, with fsync and full write-ahead logging.</summary>
    public static async Task<TestDatabase> CreateDurableAsync() => await CreatedAsync(new TestDatabase(Durable));

    /// <summary>An empty database, not migrated, owned by the owner; for tests of migrations.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync()
    {
        var database = new TestDatabase();
        await database.CreateAsync("template0");
        return database;
    }

    public Task InitializeAsync() => CreateAsync(Template);

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in (string[])[Connections.Owner, Connections.App, Connections.Reader, Superuser])
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        await ExecuteAsync((await server.Value).SuperuserConnection(), $"drop database if exists {name} with (force)");
    }

    /// <summary>Runs a statement under one of the connections.</summary>
    public static async Task ExecuteAsync(string connection, string sql)
    {
        await using var opened = await OpenAsync(connection);
        await using var command = new NpgsqlCommand(sql, opened);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks for one value under one of the connections.</summary>
    public static async Task<T?> AskAsync<T>(string connection, string sql)
    {
        await using var opened = await OpenAsync(connection);
        await using var command = new NpgsqlCommand(sql, opened);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public static async Task<NpgsqlConnection> OpenAsync(string connection)
    {
        var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync();
        return opened;
    }

    static async Task<TestDatabase> CreatedAsync(TestDatabase database)
    {
        await database.InitializeAsync();
        return database;
    }

    async Task CreateAsync(string template)
    {
        var running = await server.Value;
        await Cloning.WaitAsync();
        try
        {
            // file_copy: with the files in memory, copying them beats logging every page of them.
            await ExecuteAsync(running.SuperuserConnection(),
                $"create database {name} template {template} owner {LedgerConnections.OwnerRole} strategy file_copy");
        }
        finally
        {
            Cloning.Release();
        }
        var connections = running.Connections(name);
        Connections = new(ForTests(connections.Owner), ForTests(connections.App), ForTests(connections.Reader));
        Superuser = ForTests(running.SuperuserConnection(name));
    }

    static async Task<EmbeddedPostgres> StartServerAsync(bool fast)
    {
        var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        // Nobody disposes it: it is temporary, so the server and its folder go when this process goes, however it goes.
        var server = await EmbeddedPostgres.StartAsync(new()
        {
            Root = Path.Combine(memory, $"ledger-test-{Environment.ProcessId}-{(fast ? "fast" : "durable")}"),
            FastUnsafe = fast,
            Temporary = true,
            Settings = new Dictionary<string, string> { ["max_connections"] = "300", ["shared_buffers"] = "64MB" },
        });
        await ExecuteAsync(server.SuperuserConnection(), $"create database {Template} owner {LedgerConnections.OwnerRole}");
        var owner = new NpgsqlConnectionStringBuilder(server.Connections(Template).Owner) { Pooling = false }.ConnectionString;
        await LedgerMigrator.MigrateAsync(owner);
        await ExecuteAsync(server.SuperuserConnection(), $"alter database {Template} with is_template true allow_connections false");
        return server;
    }

    static string ForTests(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 10, IncludeErrorDetail = true }.ConnectionString;
}
