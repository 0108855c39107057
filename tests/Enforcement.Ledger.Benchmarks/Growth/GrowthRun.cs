using System.Diagnostics;
using System.Globalization;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Reconciliation;

namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>Measures how operations grow from a small ledger to a large one, how many bytes a receipt leaves, and what an import takes in memory.</summary>
static class GrowthRun
{
    const string Database = "growth";
    const double BytesTarget = 600;

    /// <summary>Transfers at each level: lots, entries, lines and cases follow.</summary>
    static IReadOnlyList<long> Levels(bool quick) => quick ? [10_000, 100_000] : [100_000, 1_000_000, 10_000_000];

    static TimeSpan TimeForEach(bool quick) => TimeSpan.FromSeconds(quick ? 0.1 : 1.5);

    public static async Task<(IReadOnlyList<GrowthLine> Growth, BytesReport Bytes)> RunAsync(BenchCluster cluster, bool quick, TextWriter progress, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var lines = new List<GrowthLine>();
        var connections = await cluster.NewDatabaseAsync(Database, ct);
        await using (var seed = await Seed.BeginAsync(cluster.SuperuserConnection(Database), ct))
        {
            var measured = new List<(string Name, GrowthLevel Level)>();
            foreach (var transfers in Levels(quick))
                measured.AddRange(await MeasureLevelAsync(seed, connections, transfers, cluster.Root, measured.Count == 0, quick, progress, ct));
            lines.AddRange(measured.GroupBy(m => m.Name).Select(of => Line(of.Key, [.. of.Select(m => m.Level)])));
            var perTransfer = await seed.AskAsync<double>("select pg_total_relation_size('ledger.transfer')::float8 / count(*) from ledger.transfer", ct);
            lines.Add(new("bytes.transfer", "a transfer with its indexes", perTransfer, "bytes", null));
        }
        await cluster.DropAsync(Database, ct);
        Print(lines, progress);

        var imports = await ImportMeasurement.RunAsync(cluster, quick ? [5_000, 20_000] : [100_000, 1_000_000], progress, ct);
        lines.AddRange(imports.Lines);
        progress.WriteLine(FormattableString.Invariant($"growth took {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
        return (lines, new(imports.Storage.PerReceipt, BytesTarget, imports.Storage.PerRelation));
    }

    static async Task<List<(string, GrowthLevel)>> MeasureLevelAsync(
        Seed seed, LedgerConnections connections, long transfers, string folder, bool smallest, bool quick, TextWriter progress, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        await seed.ExtendAsync(transfers, ct);
        var count = await seed.AskAsync<long>("select count(*) from ledger.transfer", ct);
        progress.WriteLine(FormattableString.Invariant($"growth: {count:N0} transfers, {seed.Cases:N0} cases, loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
        await using var court = new SeededCourt(connections.App, seed.Now);
        await court.DoAsync<FoldBalances, FoldOutcome>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
        await seed.SettleAsync(ct);
        if (smallest)
            await RequireSoundAsync(court, ct);
        var measured = new List<(string, GrowthLevel)>();
        var operations = await Operations.OverAsync(court, seed, Path.GetTempPath(), ct);
        foreach (var operation in operations.All())
        {
            var took = await Measured.OfAsync(operation, operations.Yardstick, TimeForEach(quick), ct);
            measured.Add((operation.Name, new(count, took.P50, took.P99, took.Repetitions, took.Yardstick)));
            progress.WriteLine(FormattableString.Invariant($"  {operation.Name,-42} p50 {took.P50,10:F2} ms   p99 {took.P99,10:F2} ms   yardstick {took.Yardstick,6:F2} ms   {took.Repetitions} times"));
        }
        return measured;
    }

    /// <summary>A seed that breaks an invariant is no court's history, and nothing is measured on it.</summary>
    static async Task RequireSoundAsync(SeededCourt court, CancellationToken ct)
    {
        var checks = await court.DoAsync<RunChecks, List<CheckOutcome>>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
        if (checks.FirstOrDefault(c => !c.Healthy) is { } broken)
            throw new InvalidOperationException($"The seed breaks {broken.Name}: {broken.Rows[0]}. Mend Seed.sql before measuring.");
    }

    /// <summary>The exponent is of the time in yardsticks, so that a machine that was busier at one level does not pass for growth.</summary>
    static GrowthLine Line(string name, IReadOnlyList<GrowthLevel> levels) =>
        new("growth." + name.Replace(",", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant(), name,
            Exponent.Of([.. levels.Select(l => ((double)l.Transfers, l.P50 / l.Yardstick))]), "exponent", Exponent.Flat) { Levels = levels };

    static void Print(IReadOnlyList<GrowthLine> lines, TextWriter progress)
    {
        progress.WriteLine();
        foreach (var line in lines.Where(l => l.Levels.Count > 0))
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {line.What,-42} {string.Join("   ", line.Levels.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.P50,10:F2}"))),-36} ^{line.Value,5:F2}{(line.Grows ? "  grows" : "")}"));
    }
}
