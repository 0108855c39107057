using System.Data;
using System.Runtime.CompilerServices;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>SQL where it says a thing better than LINQ, on the context's own connection and transaction. Parameters are
/// positional ($1, $2 …) and may be NodaTime values and money.</summary>
public static class Sql
{
    // A statement of a year's lines, or a wait for another import of the same book, takes longer than the driver's half minute.
    const int LongestStatementSeconds = 1_800;

    public static async Task<List<T>> QueryAsync<T>(this LedgerDb db, string sql, Func<NpgsqlDataReader, T> row, CancellationToken ct, params object?[] args)
    {
        var rows = new List<T>();
        await foreach (var item in db.StreamAsync(sql, row, ct, args))
            rows.Add(item);
        return rows;
    }

    public static async IAsyncEnumerable<T> StreamAsync<T>(this LedgerDb db, string sql, Func<NpgsqlDataReader, T> row, [EnumeratorCancellation] CancellationToken ct, params object?[] args)
    {
        await using var command = await db.CommandAsync(sql, ct, args);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return row(reader);
    }

    public static async Task<int> ExecuteAsync(this LedgerDb db, string sql, CancellationToken ct, params object?[] args)
    {
        await using var command = await db.CommandAsync(sql, ct, args);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Statements that travel together, in the order in which they are added; the first that fails ends them all.</summary>
    public static async Task<SqlBatch> BatchAsync(this LedgerDb db, CancellationToken ct) =>
        new(new NpgsqlBatch(await db.ConnectionAsync(ct), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction()) { Timeout = LongestStatementSeconds });

    /// <summary>The context's open connection, for COPY.</summary>
    public static async Task<NpgsqlConnection> ConnectionAsync(this LedgerDb db, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
            await db.Database.OpenConnectionAsync(ct);
        return connection;
    }

    public static LocalDate Date(this NpgsqlDataReader row, int column) => LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(column));

    public static LocalDate? DateOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Date(column);

    public static Instant Instant(this NpgsqlDataReader row, int column) => NodaTime.Instant.FromDateTimeUtc(row.GetFieldValue<DateTime>(column));

    public static Instant? InstantOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static Money Money(this NpgsqlDataReader row, int column) => Kernel.Money.FromMinor(row.GetInt64(column));

    public static Money? MoneyOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Money(column);

    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? LongOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    static async Task<NpgsqlCommand> CommandAsync(this LedgerDb db, string sql, CancellationToken ct, object?[] args)
    {
        var connection = await db.ConnectionAsync(ct);
        var command = new NpgsqlCommand(sql, connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        command.CommandTimeout = LongestStatementSeconds;
        foreach (var arg in args)
            command.Parameters.Add(new NpgsqlParameter { Value = Plain(arg) });
        return command;
    }

    internal static object Plain(object? value) => value switch
    {
        null => DBNull.Value,
        LocalDate date => date.ToDateOnly(),
        Instant instant => instant.ToDateTimeUtc(),
        Money money => money.Minor,
        LocalDate[] dates => Array.ConvertAll(dates, d => d.ToDateOnly()),
        LocalDate?[] dates => Array.ConvertAll(dates, d => d?.ToDateOnly()),
        _ => value,
    };
}
