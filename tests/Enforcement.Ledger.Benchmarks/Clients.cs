using System.Diagnostics;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>Several clients at once, each with acts of its own one after another.</summary>
static class Clients
{
    /// <returns>Seconds from the first start to the last end.</returns>
    public static async Task<double> SecondsAsync(int clients, int each, Func<int, int, Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
                await act(client, i);
        })));
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
