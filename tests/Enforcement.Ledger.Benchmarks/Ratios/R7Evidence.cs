using Enforcement.Ledger.Benchmarks.Baselines;

namespace Enforcement.Ledger.Benchmarks.Ratios;

/// <summary>Posting with evidence against without, and the verifier against bare SHA-256. The hash is here; sealing and the verifier are not built yet.</summary>
static class R7Evidence
{
    public static Task MeasureAsync(Bench bench, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        bench.Report.Add(new PendingRatio("R7", "posting with evidence ÷ without; verifier ÷ bare sha256", "≥ 0.85 (0.92); ≥ 0.5"));
        bench.Report.Add(new RawRate("R7's bare sha256", PureRates.Sha256(TimeSpan.FromSeconds(1)), "MB/s"));
        return Task.CompletedTask;
    }
}
