using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;
using NodaTime;

namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>An import in a process of its own, so that its peak memory is the import's and nobody else's.</summary>
static class ImportProcess
{
    /// <summary>The hidden verb by which this program calls itself.</summary>
    public const string Verb = "import-in-a-process";

    // A connection holds a password, and arguments are everybody's to read.
    const string ConnectionVariable = "LEDGER_BENCH_CONNECTION";

    /// <param name="PeakBytes">The largest resident set the process ever had.</param>
    public sealed record Answer(int Accepted, double Seconds, long PeakBytes);

    /// <summary>The other end: takes the file in and says what it took.</summary>
    public static async Task<int> RunAsync(string path, CancellationToken ct)
    {
        var connection = Environment.GetEnvironmentVariable(ConnectionVariable) ?? throw new InvalidOperationException($"{ConnectionVariable} is not set: this verb is the benchmarks' own.");
        await using var court = new SeededCourt(connection, SystemClock.Instance.GetCurrentInstant());
        await using var file = File.OpenRead(path);
        var started = Stopwatch.GetTimestamp();
        var outcome = await court.DoAsync<ImportStatement, ImportOutcome>(PersonDirectory.House, u => u.ExecuteAsync(new(Path.GetFileName(path), file), ct), ct);
        var answer = new Answer(outcome.Statements.Sum(s => s.Accepted), Stopwatch.GetElapsedTime(started).TotalSeconds, Peak());
        Console.WriteLine(JsonSerializer.Serialize(answer));
        return 0;
    }

    public static async Task<Answer> StartAsync(string connection, string path, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Under `dotnet X.dll` the process is dotnet, and the program its first argument.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(ImportProcess).Assembly.Location);
        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(path);
        start.Environment[ConnectionVariable] = connection;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The import's process did not start.");
        var said = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 && JsonSerializer.Deserialize<Answer>(said) is { } answer
            ? answer
            : throw new InvalidOperationException($"The import's process ended with {process.ExitCode}.");
    }

    static long Peak() => KilobytesOf("/proc/self/status", "VmHWM") << 10;

    /// <summary>A line of a process's status; zero when the process has gone.</summary>
    public static long KilobytesOf(string status, string field)
    {
        try
        {
            var line = File.ReadLines(status).FirstOrDefault(l => l.StartsWith(field + ":", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[(field.Length + 1)..^2], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
