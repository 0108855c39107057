using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>The schema in the database and the scripts in the program do not belong together.</summary>
public sealed class SchemaMismatch(string message) : Exception(message);

/// <summary>A migration's script failed; it left nothing behind, and earlier migrations stay.</summary>
public sealed class MigrationFailed(string message, Exception reason) : Exception(message, reason);

/// <summary>Brings the schema up to date. Safe to call from several processes at once: one migrates, the others wait and find nothing to do.</summary>
public static class LedgerMigrator
{
    /// <summary>Any number that nothing else in the database locks: "migrate" in ASCII.</summary>
    const long LockKey = 0x6D696772617465;

    static readonly TimeSpan LongestStatement = TimeSpan.FromMinutes(30);

    /// <summary>Creates the database when it is missing and applies what has not been applied, by the owner's connection,
    /// <see cref="LedgerConnections.Owner"/>.</summary>
    /// <returns>The ids applied by this call, in order.</returns>
    /// <exception cref="SchemaMismatch">An applied file was edited, or the database was migrated by a newer program. Nothing was applied.</exception>
    /// <exception cref="MigrationFailed">A script failed; names the file.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string owner, CancellationToken ct = default)
    {
        await using var db = new LedgerDb(LedgerDbOptions.For<LedgerDb>(owner));
        return await MigrateAsync(db, owner, ct);
    }

    /// <summary>The same for any context whose migrations are <see cref="SqlFileMigration"/>s.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(DbContext db, string owner, CancellationToken ct = default)
    {
        // Nearly every start finds nothing to do, and learns it in a tenth of the time that EF needs to look.
        var context = db.GetType();
        if ((await PendingAsync(owner, context, ct)).Count == 0)
            return [];
        await CreateDatabaseAsync(db, ct);
        // EF's own lock ends with each migration's transaction, after the list of pending ones was read: two starters would collide.
        await using var guard = await LockAsync(owner, ct);
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(ct);
        await db.Database.ExecuteSqlRawAsync(
            $"create table if not exists {SqlFileMigration.ScriptTable} (id text primary key, sha256 text not null, applied_at timestamptz not null default now())", ct);

        var pending = await PendingAsync(owner, context, ct);
        db.Database.SetCommandTimeout(LongestStatement);
        try
        {
            await db.Database.MigrateAsync(ct);
        }
        catch (DbException e)
        {
            var failed = (await PendingAsync(owner, context, CancellationToken.None)).FirstOrDefault();
            if (failed is null)
                throw;
            var hint = (e as PostgresException)?.Hint;
            throw new MigrationFailed($"{SqlFileMigration.FileOf(failed)} failed and was rolled back: {e.Message} {hint}".TrimEnd(), e);
        }
        return pending;
    }

    /// <summary>The ids that the program has and the database has not; empty when they agree. Any of the three connections may ask.</summary>
    /// <exception cref="SchemaMismatch">As for <see cref="MigrateAsync(string, CancellationToken)"/>.</exception>
    public static Task<IReadOnlyList<string>> PendingAsync(string connection, CancellationToken ct = default) =>
        PendingAsync(connection, typeof(LedgerDb), ct);

    static async Task<IReadOnlyList<string>> PendingAsync(string connection, Type context, CancellationToken ct)
    {
        var known = context.Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(SqlFileMigration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().ToHashSet();
        var applied = await AppliedAsync(connection, ct);
        foreach (var (id, sha256) in applied)
        {
            if (!known.Contains(id))
                throw new SchemaMismatch($"The database has migration {id}, which this program does not know: it was migrated by a newer version. Start that version.");
            if (SqlFileMigration.Hash(SqlFileMigration.Script(context.Assembly, id)) != sha256)
                throw new SchemaMismatch($"{SqlFileMigration.FileOf(id)} was edited after it had been applied to this database. "
                    + "Restore the file and write the change as the next migration.");
        }
        return [.. known.Except(applied.Select(script => script.Id)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Ids and hashes as recorded when they were applied; none when the database or the record does not exist yet.</summary>
    static async Task<IReadOnlyList<(string Id, string Sha256)>> AppliedAsync(string connection, CancellationToken ct)
    {
        await using var opened = new NpgsqlConnection(connection);
        var applied = new List<(string, string)>();
        try
        {
            await opened.OpenAsync(ct);
            await using var command = new NpgsqlCommand($"select id, sha256 from {SqlFileMigration.ScriptTable} order by id", opened);
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
                applied.Add((rows.GetString(0), rows.GetString(1)));
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.UndefinedTable)
        {
        }
        return applied;
    }

    static async Task CreateDatabaseAsync(DbContext db, CancellationToken ct)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(ct))
            return;
        try
        {
            await creator.CreateAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another starter was quicker.
        }
    }

    /// <summary>Takes the migration lock on a connection of its own; closing it, or dying, gives the lock back.</summary>
    static async Task<NpgsqlConnection> LockAsync(string owner, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            await using var attempt = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } } };
            // Asked again and again: a waiter inside pg_advisory_lock would hold a snapshot, for which "create index concurrently" waits in turn.
            while (await attempt.ExecuteScalarAsync(ct) is not true)
                await Task.Delay(100, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
