namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>What the server's own processes take for a database's connections, beside the memory that all share.</summary>
static class BackendMemory
{
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks ten times a second until it is told to stop.</summary>
    /// <returns>The most that one process had, in bytes.</returns>
    public static async Task<long> PeakAsync(BenchCluster cluster, string database, CancellationToken until)
    {
        var peak = 0L;
        var looks = 0;
        var processes = Array.Empty<int>();
        while (!until.IsCancellationRequested)
        {
            // Which processes there are changes seldom; what they hold is read from the kernel, without a question to the server.
            if (looks++ % 10 == 0)
                processes = await cluster.AskAsync<int[]>(
                    $"select coalesce(array_agg(pid), '{{}}') from pg_stat_activity where datname = '{database}' and backend_type = 'client backend'", CancellationToken.None);
            foreach (var process in processes)
                peak = Math.Max(peak, ImportProcess.KilobytesOf($"/proc/{process}/status", "RssAnon") << 10);
            await Task.Delay(Between, CancellationToken.None);
        }
        return peak;
    }
}
