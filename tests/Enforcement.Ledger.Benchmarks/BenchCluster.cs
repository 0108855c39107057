using Enforcement.Ledger.Database;
using Npgsql;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>A PostgreSQL cluster on a real disk with the service's own settings: fsync, synchronous_commit and checksums on.
/// It goes when this process goes, however it goes.</summary>
sealed class BenchCluster : IAsyncDisposable
{
    readonly EmbeddedPostgres server;

    BenchCluster(EmbeddedPostgres server) => this.server = server;

    /// <summary>The cluster's folder; what else is written for a measurement belongs on the same disk.</summary>
    public string Root => server.Root;

    /// <exception cref="InvalidOperationException">No folder on a real disk, or no PostgreSQL; the message says what to do.</exception>
    public static async Task<BenchCluster> StartAsync(TextWriter progress, CancellationToken ct)
    {
        var name = $"bench-{Environment.ProcessId}";
        var folder = new[] { VarFolder.Path, Path.GetTempPath() }.FirstOrDefault(IsOnDisk)
            ?? throw new InvalidOperationException("Neither var/ nor the temporary folder is on a disk, and a commit to memory says nothing. Name a folder on a disk in LEDGER_VAR.");
        return new(await EmbeddedPostgres.StartAsync(new()
        {
            Root = Path.Combine(folder, name),
            FastUnsafe = false,
            Temporary = true,
            Say = progress.WriteLine,
        }, ct));
    }

    public LedgerConnections Connections(string database) => server.Connections(database);

    public string SuperuserConnection(string database = "postgres") => server.SuperuserConnection(database);

    /// <summary>An empty database of the ledger's owner with the whole schema.</summary>
    public async Task<LedgerConnections> NewDatabaseAsync(string database, CancellationToken ct)
    {
        await ExecuteAsync($"create database {database} owner {LedgerConnections.OwnerRole}", ct);
        await LedgerStart.PrepareAsync(Connections(database), ct);
        return Connections(database);
    }

    /// <summary>A copy of a database that nobody is connected to.</summary>
    public async Task<LedgerConnections> CloneAsync(string template, string database, CancellationToken ct)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"create database {database} template {template} owner {LedgerConnections.OwnerRole} strategy file_copy", ct);
        return Connections(database);
    }

    public async Task DropAsync(string database, CancellationToken ct)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"drop database if exists {database} with (force)", ct);
    }

    /// <summary>Writes out what is dirty, so that nobody pays for what another one left.</summary>
    public Task CheckpointAsync(CancellationToken ct) => ExecuteAsync("checkpoint", ct);

    /// <summary>As superuser, on a connection of its own.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken ct, string database = "postgres")
    {
        await using var connection = await OpenAsync(SuperuserConnection(database), ct);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>As superuser: the first column of the first row.</summary>
    public async Task<T> AskAsync<T>(string sql, CancellationToken ct, string database = "postgres")
    {
        await using var connection = await OpenAsync(SuperuserConnection(database), ct);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(ct) ?? throw new InvalidOperationException($"No answer to: {sql}"));
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return server.DisposeAsync();
    }

    static async Task<NpgsqlConnection> OpenAsync(string connection, CancellationToken ct)
    {
        var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        await open.OpenAsync(ct);
        return open;
    }

    static bool IsOnDisk(string folder)
    {
        Directory.CreateDirectory(folder);
        return new DriveInfo(Path.GetFullPath(folder)).DriveFormat is not ("tmpfs" or "ramfs");
    }
}
