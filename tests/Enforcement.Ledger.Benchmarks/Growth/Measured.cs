using System.Diagnostics;

namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>How long an operation took at one level, in milliseconds.</summary>
/// <param name="Yardstick">The median of the least question that there is, asked before every repetition: what it moves by from level to
/// level is the machine's doing, not the ledger's.</param>
sealed record Measured(double P50, double P99, int Repetitions, double Yardstick)
{
    const int WarmUps = 3;
    const int Fewest = 3;
    const int Most = 300;

    /// <summary>Repeats an operation, warm, until the time is used up: at least three times. Where one takes longer than all of that, the
    /// second one counts: the first may have been compiled, but what is so slow is not slow because it was cold.</summary>
    public static async Task<Measured> OfAsync(Operation operation, Operation yardstick, TimeSpan time, CancellationToken ct)
    {
        await operation.Run(0, ct);
        var total = Stopwatch.StartNew();
        var last = await OnceAsync(operation, 1, ct);
        var n = 2;
        for (; n < WarmUps && total.Elapsed < time / 4; n++)
            await operation.Run(n, ct);
        var compared = new List<double> { await OnceAsync(yardstick, n, ct) };
        var taken = new List<double>();
        if (total.Elapsed > time * 3)
            taken.Add(last);
        while (taken.Count < Most && (total.Elapsed < time || taken.Count < Fewest && total.Elapsed < time * 3 || taken.Count == 0))
        {
            compared.Add(await OnceAsync(yardstick, n, ct));
            taken.Add(await OnceAsync(operation, n++, ct));
        }
        taken.Sort();
        compared.Sort();
        return new(At(taken, 50), At(taken, 99), taken.Count, At(compared, 50));
    }

    static async Task<double> OnceAsync(Operation operation, int n, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        await operation.Run(n, ct);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    static double At(List<double> sorted, int percent) => sorted[(sorted.Count * percent + 99) / 100 - 1];
}
