using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Enforcement.Ledger.Database;
using Perfolizer.Horology;

namespace Enforcement.Ledger.Benchmarks.Pure;

/// <summary>One part without a database.</summary>
/// <param name="Nanoseconds">For one call; of a parser, for one line.</param>
/// <param name="AllocatedBytes">By one call or one line.</param>
/// <param name="MegabytesPerSecond">Of a parser only.</param>
sealed record PureLine(string What, double Nanoseconds, long AllocatedBytes, double? MegabytesPerSecond);

/// <summary>BenchmarkDotNet inside this process: the project that it would write and build of its own knows nothing of our package versions.</summary>
static class PureRun
{
    /// <exception cref="InvalidOperationException">A part could not be measured; BenchmarkDotNet's own words say why.</exception>
    public static IReadOnlyList<PureLine> Run(bool quick)
    {
        var said = new AccumulationLogger();
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(quick ? 3 : 10)
                .WithIterationTime(TimeInterval.FromMilliseconds(quick ? 100 : 250)))
            .AddDiagnoser(MemoryDiagnoser.Default).AddColumnProvider(DefaultColumnProviders.Instance).AddLogger(said)
            .WithOptions(ConfigOptions.DisableLogFile).WithArtifactsPath(Path.Combine(VarFolder.Path, "benchmarks"));
        var reports = BenchmarkRunner.Run<PureParts>(config).Reports;
        if (reports.IsEmpty || reports.Any(r => r.ResultStatistics is null))
            throw new InvalidOperationException(said.GetLog());
        return [.. reports.Select(r =>
        {
            var part = r.BenchmarkCase.Descriptor;
            var nanoseconds = r.ResultStatistics!.Median;
            // Bytes in a nanosecond are gigabytes in a second.
            return new PureLine(part.WorkloadMethodDisplayInfo.Trim('\''), nanoseconds, r.GcStats.GetBytesAllocatedPerOperation(r.BenchmarkCase) ?? 0,
                PureParts.BytesOfALine(part.WorkloadMethod.Name) * 1000 / nanoseconds);
        })];
    }
}
