using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>Several statements in one round trip, on the context's connection and in its transaction.</summary>
public sealed class SqlBatch(NpgsqlBatch batch) : IAsyncDisposable
{
    public void Add(string sql, params ReadOnlySpan<object?> args)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var arg in args)
            command.Parameters.Add(new NpgsqlParameter { Value = Sql.Plain(arg) });
        batch.BatchCommands.Add(command);
    }

    public Task ExecuteAsync(CancellationToken ct) => batch.ExecuteNonQueryAsync(ct);

    public ValueTask DisposeAsync() => batch.DisposeAsync();
}
