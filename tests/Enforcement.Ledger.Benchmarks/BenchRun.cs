using Enforcement.Ledger.Benchmarks.Growth;
using Enforcement.Ledger.Benchmarks.Pure;
using Enforcement.Ledger.Benchmarks.Ratios;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>One run: a cluster, the parts that were asked for, the report.</summary>
static class BenchRun
{
    public const int Done = 0;
    public const int Refused = 2;
    public const int Broken = 3;

    static readonly IReadOnlyList<(string Id, Func<Bench, CancellationToken, Task> Measure)> Ratios =
    [
        ("R1", R1Batches.MeasureAsync),
        ("R2", R2OneAccount.MeasureAsync),
        ("R3", R3ManyBooks.MeasureAsync),
        ("R4", R4Import.MeasureAsync),
        ("R5", R5Matching.MeasureAsync),
        ("R6", R6Reads.MeasureAsync),
        ("R7", R7Evidence.MeasureAsync),
        ("R8", R8Again.MeasureAsync),
    ];

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(BenchOptions options, TextWriter output, TextWriter progress, CancellationToken ct)
    {
        try
        {
            var report = new Report(options.Quick);
            if (options.Asks(BenchOptions.Pure))
                report.Pure = PureRun.Run(options.Quick);
            if (options.AsksTheDatabase)
                await AgainstTheDatabaseAsync(options, report, progress, ct);
            if (options.Json)
                report.WriteJson(output);
            else
                report.WriteText(output);
            return Done;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await progress.WriteLineAsync("Stopped before the end; a part of a run is no result.");
            return Broken;
        }
        catch (Exception e)
        {
            // What we say ourselves is a sentence; anything else needs its stack.
            await progress.WriteLineAsync(e is InvalidOperationException ? e.Message : e.ToString());
            return Broken;
        }
    }

    static async Task AgainstTheDatabaseAsync(BenchOptions options, Report report, TextWriter progress, CancellationToken ct)
    {
        await using var cluster = await BenchCluster.StartAsync(progress, ct);
        report.Machine = await Machine.LookAsync(cluster, ct);
        var bench = new Bench(cluster, report, options.Quick, progress);
        var asked = Ratios.Where(r => options.Asks(r.Id)).ToList();
        if (asked.Count > 0)
            await BenchCourt.PrepareAsync(cluster, ct);
        foreach (var (_, measure) in asked)
            await measure(bench, ct);
        if (options.Asks(BenchOptions.Growth))
            (report.Growth, report.Bytes) = await GrowthRun.RunAsync(cluster, options.Quick, progress, ct);
    }
}
