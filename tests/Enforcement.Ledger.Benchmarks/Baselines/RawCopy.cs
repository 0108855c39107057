using System.Diagnostics;
using Npgsql;

namespace Enforcement.Ledger.Benchmarks.Baselines;

/// <summary>Raw binary COPY into copies of our own tables: the same columns, defaults and indexes, no foreign keys, checks or triggers. It is
/// fed bytes that PostgreSQL itself wrote, so that nothing is converted on the way.</summary>
sealed class RawCopy
{
    /// <summary>The tables that grow with every line of a statement, each with the column by which a row is newer than another.</summary>
    public static readonly IReadOnlyList<(string Table, string Newer)> OfAnImport =
    [
        ("receipts.statement_line", "id"), ("receipts.match", "line_id"), ("receipts.proposal", "line_id"), ("receipts.unknown_receipt", "line_id"),
        ("ledger.entry", "id"), ("ledger.lot", "id"), ("ledger.transfer", "entry_id"), ("ledger.position", "lot_id"),
    ];

    public static readonly IReadOnlyList<(string Table, string Newer)> OfStoring = [OfAnImport[0]];

    const int PieceBytes = 1 << 16;

    readonly BenchCourt court;
    readonly IReadOnlyList<(string Table, string Newer)> tables;
    readonly Dictionary<string, long> taken = [];

    RawCopy(BenchCourt court, IReadOnlyList<(string Table, string Newer)> tables) => (this.court, this.tables) = (court, tables);

    public static async Task<RawCopy> OpenAsync(BenchCourt court, IReadOnlyList<(string Table, string Newer)> tables, CancellationToken ct)
    {
        await court.RunAsOwnerAsync("create schema raw_copy", ct);
        foreach (var (table, _) in tables)
            await court.RunAsOwnerAsync($"create table {CopyOf(table)} (like {table} including defaults including indexes)", ct);
        return new(court, tables);
    }

    /// <summary>The rows that came since the last call, table by table, as PostgreSQL writes them.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> TakeNewRowsAsync(CancellationToken ct)
    {
        var rows = new Dictionary<string, byte[]>();
        await using var connection = new NpgsqlConnection(court.Connections.Owner);
        await connection.OpenAsync(ct);
        foreach (var (table, newer) in tables)
        {
            var after = taken.GetValueOrDefault(table);
            await using var bytes = await connection.BeginRawBinaryCopyAsync($"copy (select * from {table} where {newer} > {after} order by {newer}) to stdout (format binary)", ct);
            using var kept = new MemoryStream();
            await bytes.CopyToAsync(kept, ct);
            rows[table] = kept.ToArray();
        }
        foreach (var (table, newer) in tables)
        {
            await using var command = new NpgsqlCommand($"select coalesce(max({newer}), 0) from {table}", connection);
            taken[table] = (long)(await command.ExecuteScalarAsync(ct))!;
        }
        return rows;
    }

    /// <summary>Copies the rows in, all tables in one transaction.</summary>
    /// <returns>Seconds.</returns>
    public async Task<double> CopyAsync(IReadOnlyDictionary<string, byte[]> rows, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(court.Connections.Owner);
        await connection.OpenAsync(ct);
        var started = Stopwatch.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var (table, _) in tables)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {CopyOf(table)} from stdin (format binary)", ct);
            for (var at = 0; at < rows[table].Length; at += PieceBytes)
                await copy.WriteAsync(rows[table].AsMemory(at, Math.Min(PieceBytes, rows[table].Length - at)), ct);
        }
        await transaction.CommitAsync(ct);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static string CopyOf(string table) => "raw_copy." + table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
