using System.Globalization;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>Imports of a small and a large file into an empty ledger, each in a process of its own: memory on both sides of the
/// connection, write-ahead log, and bytes left on disk.</summary>
static class ImportMeasurement
{
    const string Template = "growth_cases";
    const string Database = "growth_import";
    const int Book = 1;
    const int Cases = 10_000;
    const double MemoryTarget = 300;

    /// <param name="Storage">Of the largest file.</param>
    public sealed record Result(IReadOnlyList<GrowthLine> Lines, StorageReport Storage);

    public static async Task<Result> RunAsync(BenchCluster cluster, IReadOnlyList<int> sizes, TextWriter progress, CancellationToken ct)
    {
        await cluster.NewDatabaseAsync(Template, ct);
        Npgsql.NpgsqlConnection.ClearAllPools();
        await using (var seed = await Seed.BeginAsync(cluster.SuperuserConnection(Template), ct))
            await seed.OnlyCasesAsync(Cases, ct);
        var lines = new List<GrowthLine>();
        StorageReport? storage = null;
        foreach (var size in sizes)
        {
            (storage, var told) = await ImportAsync(cluster, size, progress, ct);
            lines.AddRange(told);
        }
        await cluster.DropAsync(Template, ct);
        return new(lines, storage!);
    }

    static async Task<(StorageReport, List<GrowthLine>)> ImportAsync(BenchCluster cluster, int size, TextWriter progress, CancellationToken ct)
    {
        var connections = await cluster.CloneAsync(Template, Database, ct);
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"growth-{Environment.ProcessId}-{size}.xml"));
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose);
        Seed.StatementOf(Book, "growth", Seed.DateOf(1), Money.Zero, size, line => line * 7_919L % Cases / 10 * 10 + 1).Write(file);
        await file.FlushAsync(ct);

        var empty = await StorageReport.RelationsAsync(cluster, Database, ct);
        await cluster.CheckpointAsync(ct);
        var before = await cluster.AskAsync<string>("select pg_current_wal_lsn()::text", ct);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = BackendMemory.PeakAsync(cluster, Database, done.Token);
        var answer = await ImportProcess.StartAsync(connections.App, path, ct);
        await done.CancelAsync();
        var wal = await WalReport.SinceAsync(cluster, before, Database, ct);
        await cluster.ExecuteAsync("vacuum analyze", ct, Database);
        var storage = StorageReport.Of(empty, await StorageReport.RelationsAsync(cluster, Database, ct), size);
        await cluster.DropAsync(Database, ct);
        if (answer.Accepted != size)
            throw new InvalidOperationException($"{answer.Accepted} of {size} lines were posted.");

        var id = size >= 1_000_000 ? $"{size / 1_000_000}m" : $"{size / 1_000}k";
        const double mebi = 1 << 20;
        List<GrowthLine> lines =
        [
            new($"import.{id}.rate", $"import of {size:N0} lines, file to posted", size / answer.Seconds, "lines/s", null),
            new($"import.{id}.memory", $"peak memory of an import of {size:N0} lines", answer.PeakBytes / mebi, "MB", MemoryTarget),
            new($"import.{id}.server-memory", "  and of its connection's server process, shared memory aside", await watching / mebi, "MB", null),
            new($"import.{id}.wal", "write-ahead log a line", wal.Bytes / size, "bytes", null),
            .. wal.PageImages is { } images ? (GrowthLine[])[new($"import.{id}.wal-without-page-images", "  without the first image of each page after a checkpoint", (wal.Bytes - images) / size, "bytes", null)] : [],
            new($"import.{id}.bytes-receipt", "bytes of a posted receipt, the ledger's tables and indexes", storage.PerReceipt, "bytes", 600),
            new($"import.{id}.bytes-line", "bytes that a line leaves in all schemas, its part of the file included", storage.PerLine, "bytes", null),
        ];
        foreach (var line in lines)
            progress.WriteLine(FormattableString.Invariant($"  {line.What,-75} {line.Value,12:N1} {line.Unit}{(line.Grows && line.Unit != "lines/s" ? "  above " + line.Target : "")}"));
        foreach (var (kind, bytes) in wal.Kinds)
            progress.WriteLine(FormattableString.Invariant($"    write-ahead log, {kind,-43} {bytes / size,8:F1} bytes a line"));
        foreach (var (relation, bytes) in storage.PerRelation)
            progress.WriteLine(FormattableString.Invariant($"    {relation,-60} {bytes,8:F1} bytes a line"));
        return (storage, lines);
    }
}
