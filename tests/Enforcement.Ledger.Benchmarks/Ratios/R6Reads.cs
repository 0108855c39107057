using Enforcement.Ledger.Benchmarks.Baselines;

namespace Enforcement.Ledger.Benchmarks.Ratios;

/// <summary>The 99th percentile of an as-of balance and of a full trace at 10 M transfers, against a read by primary key; and 10 M against 1 M.
/// The read is here; the ledger of that size belongs to the growth part.</summary>
static class R6Reads
{
    public static async Task MeasureAsync(Bench bench, CancellationToken ct)
    {
        await using var court = await BenchCourt.OpenAsync(bench.Cluster, ct);
        var read = await PrimaryKeyRead.MeasureAsync(court, bench.Of(20_000, 5_000), ct);
        bench.Report.Add(new PendingRatio("R6", "p99 of an as-of balance, and of a full trace, at 10 M transfers ÷ p99 of a primary-key read; and 10 M ÷ 1 M", "≤ 3, ≤ 10; ≤ 1.3"));
        bench.Report.Add(new RawRate("R6's read of one row by primary key", read.ReadsPerSecond, "reads/s"));
        bench.Report.Add(new RawRate("R6's read of one row by primary key, p99", read.P99, "ms"));
    }
}
