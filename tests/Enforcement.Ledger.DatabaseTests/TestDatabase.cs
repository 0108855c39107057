using System.Collections.Concurrent;
using System.Globalization;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests;

/// <summary>A migrated, empty ledger database of its own. As <c>IClassFixture&lt;TestDatabase&gt;</c>, one for each class of tests;
/// by <see cref="CreateAsync()"/>, one wherever a test needs it; by <see cref="CreateOpenedAsync"/>, one with the demonstration court in it.</summary>
/// <remarks>One server per test process, in memory and without fsync. Its template is migrated once, the court is opened once for each
/// day that tests begin on, and each database is a clone of one of these (some 50 ms).</remarks>
public sealed class TestDatabase : IAsyncLifetime, IAsyncDisposable
{
    const string Template = "ledger_template";

    static readonly Lazy<Task<EmbeddedPostgres>> Server = new(StartServerAsync);
    static readonly ConcurrentDictionary<LocalDate, Lazy<Task<string>>> OpenedOn = new();
    static readonly SemaphoreSlim Cloning = new(1);
    static int count;

    readonly string name = "t" + Interlocked.Increment(ref count);

    /// <summary>The three ways in, as the service has them.</summary>
    public LedgerConnections Connections { get; private set; } = new("", "", "");

    /// <summary>For what no role of the service may do, such as corrupting a row on purpose.</summary>
    public string Superuser { get; private set; } = "";

    public static Task<TestDatabase> CreateAsync() => ClonedAsync(Template);

    /// <summary>With the demonstration court as it was opened when this day began. Its persons can sign in where <see cref="HashQuickly"/> counts.</summary>
    public static async Task<TestDatabase> CreateOpenedAsync(LocalDate day) =>
        await ClonedAsync(await OpenedOn.GetOrAdd(day, d => new(() => OpenCourtAsync(d))).Value);

    /// <summary>Passwords of tests are hashed once and not 100,000 times: nobody attacks them, and each sign-in pays for it.</summary>
    public static void HashQuickly(IServiceCollection services) => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);

    /// <summary>An empty database, not migrated, owned by the owner; for tests of migrations.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => ClonedAsync("template0");

    public Task InitializeAsync() => CloneAsync(Template);

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in (string[])[Connections.Owner, Connections.App, Connections.Reader, Superuser])
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        await ExecuteAsync((await Server.Value).SuperuserConnection(), $"drop database if exists {name} with (force)");
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

    static async Task<TestDatabase> ClonedAsync(string template)
    {
        var database = new TestDatabase();
        await database.CloneAsync(template);
        return database;
    }

    async Task CloneAsync(string template)
    {
        var running = await Server.Value;
        await CloneAsync(running, template, name);
        var connections = running.Connections(name);
        Connections = new(ForTests(connections.Owner), ForTests(connections.App), ForTests(connections.Reader));
        Superuser = ForTests(running.SuperuserConnection(name));
    }

    static async Task CloneAsync(EmbeddedPostgres server, string template, string clone)
    {
        await Cloning.WaitAsync();
        try
        {
            // file_copy: with the files in memory, copying them beats logging every page of them.
            await ExecuteAsync(server.SuperuserConnection(), $"create database {clone} template {template} owner {LedgerConnections.OwnerRole} strategy file_copy");
        }
        finally
        {
            Cloning.Release();
        }
    }

    static async Task<EmbeddedPostgres> StartServerAsync()
    {
        var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        // Nobody disposes it: it is temporary, so the server and its folder go when this process goes, however it goes.
        var server = await EmbeddedPostgres.StartAsync(new()
        {
            Root = Path.Combine(memory, $"ledger-test-{Environment.ProcessId}"),
            FastUnsafe = true,
            Temporary = true,
            Settings = new Dictionary<string, string> { ["max_connections"] = "300", ["shared_buffers"] = "64MB" },
        });
        await ExecuteAsync(server.SuperuserConnection(), $"create database {Template} owner {LedgerConnections.OwnerRole}");
        await LedgerMigrator.MigrateAsync(Unpooled(server.Connections(Template).Owner));
        await KeepAsTemplateAsync(server, Template);
        return server;
    }

    static async Task<string> OpenCourtAsync(LocalDate day)
    {
        var server = await Server.Value;
        var template = $"court_{day.ToString("uuuuMMdd", CultureInfo.InvariantCulture)}";
        await CloneAsync(server, Template, template);
        var app = Unpooled(server.Connections(template).App);
        var services = new ServiceCollection().AddLogging().AddSingleton<IClock>(new MovableClock(day.AtStartOfDayInZone(Office.Zone).ToInstant())).AddLedger(_ => app);
        HashQuickly(services);
        await using (var court = services.BuildServiceProvider())
            await court.GetRequiredService<Demonstration>().OpenAsync(default);
        await KeepAsTemplateAsync(server, template);
        return template;
    }

    // Nobody is connected any more, and nobody can be: PostgreSQL clones only what is at rest.
    static Task KeepAsTemplateAsync(EmbeddedPostgres server, string template) =>
        ExecuteAsync(server.SuperuserConnection(), $"alter database {template} with is_template true allow_connections false");

    static string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;

    static string ForTests(string connection) =>
        new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 10, IncludeErrorDetail = true }.ConnectionString;
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class MovableClock(Instant now) : IClock
{
    Instant now = now;

    public Instant GetCurrentInstant() => now;

    public void To(Instant moment) => now = moment;

    public void To(int year, int month, int day, int hour = 10) =>
        now = new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(Office.Zone).ToInstant();
}
