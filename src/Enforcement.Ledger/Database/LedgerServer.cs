using Microsoft.Extensions.Configuration;

namespace Enforcement.Ledger.Database;

/// <summary>The PostgreSQL server that the program runs on: the configured one, or a private cluster that lives as long as somebody uses it.</summary>
public sealed class LedgerServer : IAsyncDisposable
{
    readonly EmbeddedPostgres? embedded;

    LedgerServer(LedgerConnections connections, EmbeddedPostgres? embedded)
    {
        Connections = connections;
        this.embedded = embedded;
    }

    public LedgerConnections Connections { get; }

    /// <summary>The private cluster's folder, or null on a configured server.</summary>
    public string? EmbeddedRoot => embedded?.Root;

    /// <summary>Uses <c>ConnectionStrings:Ledger</c> when it is set; otherwise starts or adopts the cluster in <c>EmbeddedPostgres:Root</c>
    /// (<c>var/postgres</c>), with the programs in <c>EmbeddedPostgres:BinDir</c> if that is set. Does not migrate.</summary>
    public static async Task<LedgerServer> OpenAsync(IConfiguration configuration, Action<string>? say = null, CancellationToken ct = default)
    {
        if (LedgerConnections.FromConfiguration(configuration) is { } configured)
            return new LedgerServer(configured, null);
        var embedded = await EmbeddedPostgres.StartAsync(new()
        {
            Root = configuration["EmbeddedPostgres:Root"] ?? Path.Combine(VarFolder.Path, "postgres"),
            BinDir = configuration["EmbeddedPostgres:BinDir"],
            Say = say ?? Console.Error.WriteLine,
        }, ct);
        return new LedgerServer(embedded.Connections(), embedded);
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
