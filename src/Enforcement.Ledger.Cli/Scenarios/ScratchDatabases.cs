using System.Globalization;
using Enforcement.Ledger.Database;
using Npgsql;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Databases for rehearsals, on the server that the ledger runs on: one is migrated, each story gets a copy of it, and all
/// are dropped afterwards. The ledger's own database is never touched.</summary>
public sealed class ScratchDatabases : IAsyncDisposable
{
    readonly LedgerConnections server;
    readonly string name = string.Create(CultureInfo.InvariantCulture, $"rehearsal_{Environment.ProcessId}_{Guid.NewGuid():N}")[..40];
    readonly LedgerConnections template;
    int copies;

    ScratchDatabases(LedgerConnections server)
    {
        this.server = server;
        template = In(name);
    }

    public static async Task<ScratchDatabases> PrepareAsync(LedgerConnections server, CancellationToken ct)
    {
        var scratch = new ScratchDatabases(server);
        try
        {
            await LedgerStart.PrepareAsync(scratch.template, ct);
            Forget(scratch.template);
            return scratch;
        }
        catch
        {
            await scratch.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives a fresh copy to <paramref name="use"/> and drops it afterwards.</summary>
    public async Task<T> WithCopyAsync<T>(Func<LedgerConnections, Task<T>> use, CancellationToken ct)
    {
        var copy = string.Create(CultureInfo.InvariantCulture, $"{name}_{Interlocked.Increment(ref copies)}");
        await ExecuteAsync($"create database {copy} template {name}", ct);
        var connections = In(copy);
        try
        {
            return await use(connections);
        }
        finally
        {
            await DropAsync(copy, connections);
        }
    }

    public async ValueTask DisposeAsync() => await DropAsync(name, template);

    async Task DropAsync(string database, LedgerConnections connections)
    {
        Forget(connections);
        // Also when the person has given up waiting: nothing must stay behind.
        await ExecuteAsync($"drop database if exists {database} with (force)", CancellationToken.None);
    }

    async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        var builder = new NpgsqlConnectionStringBuilder(server.Owner) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(ct);
        // The name is ours: letters, digits and underlines.
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    LedgerConnections In(string database) => new(In(server.Owner, database), In(server.App, database), In(server.Reader, database));

    static string In(string connection, string database) => new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;

    // A template must have no connections, and a pool of a dropped database is of no use.
    static void Forget(LedgerConnections connections)
    {
        foreach (var connection in (string[])[connections.Owner, connections.App, connections.Reader])
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
    }
}
