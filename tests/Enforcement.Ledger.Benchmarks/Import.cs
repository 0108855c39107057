using System.Diagnostics;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>A statement file through the runner, timed, and looked at afterwards: a figure counts only when the import did what it says.</summary>
static class Import
{
    /// <returns>Seconds from the file to the commit.</returns>
    /// <exception cref="InvalidOperationException">The file did not post <paramref name="newLines"/> lines.</exception>
    public static async Task<double> SecondsAsync(BenchCourt court, byte[] file, int newLines, CancellationToken ct)
    {
        await using var content = await OnDiskAsync(file, ct);
        var started = Stopwatch.GetTimestamp();
        var outcome = await court.ActAsync<ImportStatement, ImportOutcome>(u => u.ExecuteAsync(new("statement", content), ct), ct);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var posted = outcome.Statements.Sum(s => s.Accepted);
        if (outcome.Rejected || posted != newLines)
            throw new InvalidOperationException($"The import posted {posted} lines where {newLines} are new: {string.Join(", ", outcome.Problems.Select(p => p.Code).Concat(outcome.Statements.Select(s => s.Outcome)).Distinct())}.");
        return seconds;
    }

    /// <summary>The bytes as a file, which goes when it is closed.</summary>
    public static async Task<FileStream> OnDiskAsync(byte[] bytes, CancellationToken ct)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await file.WriteAsync(bytes, ct);
        await file.FlushAsync(ct);
        file.Position = 0;
        return file;
    }
}
