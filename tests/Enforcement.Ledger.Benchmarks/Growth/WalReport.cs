namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>Write-ahead log since a point.</summary>
/// <param name="PageImages">Its part that is the first image of a page after a checkpoint: it falls with longer intervals between
/// checkpoints, the rest does not. Null where the server cannot say.</param>
/// <param name="Kinds">The kinds of record that take most, each as its name and its bytes without page images.</param>
sealed record WalReport(double Bytes, double? PageImages, IReadOnlyList<(string Kind, double Bytes)> Kinds)
{
    const int MostKinds = 8;

    public static async Task<WalReport> SinceAsync(BenchCluster cluster, string before, string database, CancellationToken ct)
    {
        var now = await cluster.AskAsync<string>("select pg_current_wal_flush_lsn()::text", ct);
        var bytes = await cluster.AskAsync<decimal>($"select pg_wal_lsn_diff('{now}', '{before}')", ct);
        try
        {
            await cluster.ExecuteAsync("create extension if not exists pg_walinspect", ct, database);
            var images = await cluster.AskAsync<decimal>($"select coalesce(sum(fpi_size), 0)::numeric from pg_get_wal_stats('{before}', '{now}')", ct, database);
            var kinds = await cluster.AskAsync<string[]>(
                $$"""
                select coalesce(array_agg("resource_manager/record_type" || '=' || record_size), '{}') from (
                  select "resource_manager/record_type", record_size::bigint as record_size from pg_get_wal_stats('{{before}}', '{{now}}', true) order by record_size desc limit {{MostKinds}}) k
                """, ct, database);
            return new((double)bytes, (double)images, [.. kinds.Select(k => k.Split('=')).Select(k => (k[0], double.Parse(k[1], System.Globalization.CultureInfo.InvariantCulture)))]);
        }
        catch (Npgsql.PostgresException)
        {
            // The extension came with PostgreSQL 15 and is not everywhere; a long import's first segments may be gone.
            return new((double)bytes, null, []);
        }
    }
}
