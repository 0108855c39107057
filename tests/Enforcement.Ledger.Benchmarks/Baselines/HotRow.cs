using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Ledger.Benchmarks.Baselines;

/// <summary>A ledger that locks and updates both account rows per transfer, see <c>HotRow.sql</c>: one call a transfer or one a batch, prepared,
/// each client on a connection of its own that commits by itself.</summary>
sealed class HotRow : IAsyncDisposable
{
    /// <summary>Above every case, so that its row is locked last.</summary>
    public const long Escrow = 1_000_000_000;

    readonly List<NpgsqlConnection> connections = [];
    readonly List<NpgsqlCommand> singles = [];
    readonly List<NpgsqlCommand> batches = [];
    readonly List<NpgsqlCommand> summed = [];

    HotRow()
    {
    }

    public static async Task<HotRow> OpenAsync(BenchCourt court, int clients, CancellationToken ct)
    {
        await court.RunAsOwnerAsync(BaselineSql.Read(nameof(HotRow)), ct);
        await court.RunAsOwnerAsync($"insert into hot_row.account (id) select generate_series(1, {BenchCourt.Cases}) union all select {Escrow}", ct);
        await court.Cluster.ExecuteAsync("vacuum analyze hot_row.account", ct, new NpgsqlConnectionStringBuilder(court.Connections.Owner).Database!);
        var hotRow = new HotRow();
        for (var i = 0; i < clients; i++)
        {
            var connection = new NpgsqlConnection(court.Connections.App);
            await connection.OpenAsync(ct);
            hotRow.connections.Add(connection);
            hotRow.singles.Add(await PreparedAsync(connection, "select hot_row.post($1, $2, $3, $4, $5)", arrays: false, ct));
            hotRow.batches.Add(await PreparedAsync(connection, "select hot_row.post_batch($1, $2, $3, $4, $5)", arrays: true, ct));
            hotRow.summed.Add(await PreparedAsync(connection, "select hot_row.post_summed($1, $2, $3, $4, $5)", arrays: true, ct));
        }
        return hotRow;
    }

    public async Task PostAsync(int client, BenchReceipt receipt, CancellationToken ct)
    {
        var command = singles[client];
        Set(command, Escrow, receipt.CaseId, receipt.Minor, receipt.Key);
        await command.ExecuteScalarAsync(ct);
    }

    public Task PostBatchAsync(int client, IReadOnlyList<BenchReceipt> receipts, CancellationToken ct) => PostAsync(batches[client], receipts, ct);

    /// <summary>Adds the batch up first; another design, see <c>HotRow.sql</c>.</summary>
    public Task PostSummedAsync(int client, IReadOnlyList<BenchReceipt> receipts, CancellationToken ct) => PostAsync(summed[client], receipts, ct);

    static async Task PostAsync(NpgsqlCommand command, IReadOnlyList<BenchReceipt> receipts, CancellationToken ct)
    {
        Set(command, receipts.Select(_ => Escrow).ToArray(), receipts.Select(r => r.CaseId).ToArray(), receipts.Select(r => r.Minor).ToArray(), receipts.Select(r => r.Key).ToArray());
        await command.ExecuteScalarAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in singles.Concat(batches).Concat(summed))
            await command.DisposeAsync();
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    static void Set(NpgsqlCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.Parameters[values.Length].Value = BenchReceipt.Day.ToDateOnly();
    }

    static async Task<NpgsqlCommand> PreparedAsync(NpgsqlConnection connection, string sql, bool arrays, CancellationToken ct)
    {
        var of = arrays ? NpgsqlDbType.Array : default;
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var type in (NpgsqlDbType[])[of | NpgsqlDbType.Bigint, of | NpgsqlDbType.Bigint, of | NpgsqlDbType.Bigint, of | NpgsqlDbType.Uuid, NpgsqlDbType.Date])
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
        await command.PrepareAsync(ct);
        return command;
    }
}
