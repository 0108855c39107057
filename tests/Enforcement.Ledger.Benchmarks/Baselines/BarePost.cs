using Enforcement.Ledger.Kernel;
using Npgsql;

namespace Enforcement.Ledger.Benchmarks.Baselines;

/// <summary><c>ledger.post</c> as the hot row is called: one prepared call a receipt, each client on a connection of its own that commits by itself.</summary>
sealed class BarePost : IAsyncDisposable
{
    readonly List<(NpgsqlConnection Connection, NpgsqlCommand Command)> clients = [];

    public static async Task<BarePost> OpenAsync(BenchCourt court, int clients, CancellationToken ct)
    {
        var bare = new BarePost();
        for (var i = 0; i < clients; i++)
        {
            var connection = new NpgsqlConnection(court.Connections.App);
            await connection.OpenAsync(ct);
            var command = new NpgsqlCommand(
                $"""
                select entry_id from ledger.post({BenchCourt.Book}, {court.Cashier.Id}, 'PostReceipts', now(), array[{(short)EntryKind.ReceiptToCase}::smallint], array[$1], array[$1], array[$2],
                  array[{(short)SourceKind.StatementLine}::smallint], array[$3], array[null::bigint], array[$4], array[$2], array[1], array[null::bigint],
                  array[{(short)AccountCode.Bank}::smallint], array[null::bigint], array[{(short)AccountCode.CaseAvailable}::smallint], array[$5], array[$4])
                """, connection)
            {
                CommandTimeout = 0,
                Parameters = { new NpgsqlParameter<Guid>(), new NpgsqlParameter<DateOnly>(), new NpgsqlParameter<long>(), new NpgsqlParameter<long>(), new NpgsqlParameter<long>() },
            };
            await command.PrepareAsync(ct);
            bare.clients.Add((connection, command));
        }
        return bare;
    }

    public Task PostAsync(int client, BenchReceipt receipt, CancellationToken ct)
    {
        var command = clients[client].Command;
        var entry = receipt.ToEntry();
        object[] values = [entry.IdempotencyKey, entry.ValueOn.ToDateOnly(), entry.SourceId, receipt.Minor, receipt.CaseId];
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command.ExecuteScalarAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, command) in clients)
        {
            await command.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
