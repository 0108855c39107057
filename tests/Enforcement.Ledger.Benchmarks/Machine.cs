using System.Globalization;
using System.Runtime.InteropServices;
using Enforcement.Ledger.Benchmarks.Baselines;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>What the figures were taken on. A ratio of one machine says something about another, a rate does not.</summary>
/// <param name="Settings">Of PostgreSQL; those of durability first.</param>
sealed record Machine(
    int Cores, double MemoryGb, string Cpu, string Kernel, string DotNet, string PostgreSql, string FileSystem, double FdatasyncPerSecond,
    IReadOnlyDictionary<string, string> Settings)
{
    static readonly string[] Shown =
    [
        "fsync", "synchronous_commit", "data_checksums", "full_page_writes", "wal_sync_method", "wal_level", "shared_buffers", "max_wal_size",
        "wal_buffers", "work_mem", "max_connections", "autovacuum", "jit",
    ];

    const double Gigabyte = 1 << 30;

    public static async Task<Machine> LookAsync(BenchCluster cluster, CancellationToken ct)
    {
        var settings = new Dictionary<string, string>();
        foreach (var name in Shown)
            settings[name] = await cluster.AskAsync<string>($"select current_setting('{name}')", ct);
        // The cluster's own folder belongs to its server; the one above is on the same disk.
        var folder = Path.GetDirectoryName(cluster.Root) ?? cluster.Root;
        return new(
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gigabyte, 1),
            Field("/proc/cpuinfo", "model name"),
            $"{RuntimeInformation.OSDescription}, kernel {FirstLine("/proc/sys/kernel/osrelease")}",
            RuntimeInformation.FrameworkDescription,
            await cluster.AskAsync<string>("select current_setting('server_version')", ct),
            new DriveInfo(folder).DriveFormat,
            Math.Round(PureRates.Fdatasync(folder, TimeSpan.FromSeconds(0.5))),
            settings);
    }

    public IEnumerable<string> Lines()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Cores} cores {Cpu}, {MemoryGb} GB, {Kernel}");
        yield return string.Create(CultureInfo.InvariantCulture, $"{DotNet}, PostgreSQL {PostgreSql} on {FileSystem}, {FdatasyncPerSecond:N0} fdatasync/s");
        yield return string.Join(", ", Settings.Select(s => $"{s.Key} {s.Value}"));
    }

    static string FirstLine(string file) => File.Exists(file) ? File.ReadLines(file).First() : "unknown";

    static string Field(string file, string name) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : "unknown";
}
