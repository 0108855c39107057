using Enforcement.Ledger.Database;
using Npgsql;

namespace Enforcement.Ledger.Web.SelfCheck;

/// <summary>A database of the check's own beside the ledger's: nothing that the check does touches real cases, and it goes when the check ends.</summary>
sealed class ScratchDatabase : IAsyncDisposable
{
    readonly string name = $"ledger_check_{Guid.NewGuid():N}";
    readonly LedgerConnections beside;

    public ScratchDatabase(LedgerConnections beside)
    {
        this.beside = beside;
        Connections = new(Here(beside.Owner), Here(beside.App), Here(beside.Reader));
    }

    public LedgerConnections Connections { get; }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in (string[])[Connections.Owner, Connections.App, Connections.Reader])
            NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        await using var maintenance = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(beside.Owner) { Database = "postgres", Pooling = false }.ConnectionString);
        await maintenance.OpenAsync();
        await using var drop = new NpgsqlCommand($"drop database if exists {name} with (force)", maintenance);
        await drop.ExecuteNonQueryAsync();
    }

    string Here(string connection) => new NpgsqlConnectionStringBuilder(connection) { Database = name }.ConnectionString;
}
