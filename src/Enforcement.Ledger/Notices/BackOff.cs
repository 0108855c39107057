using NodaTime;

namespace Enforcement.Ledger.Notices;

/// <summary>How long a message waits after a try that failed: half a minute, then twice as long each time, six hours at most, each spread by a
/// fifth, so that what failed together does not come together again.</summary>
static class BackOff
{
    static readonly Duration First = Duration.FromSeconds(30);

    static readonly Duration Longest = Duration.FromHours(6);

    const int MostDoublings = 16;

    /// <param name="tries">How many have failed, from 1.</param>
    /// <param name="spread">From 0 to 1, at random.</param>
    /// <param name="retryAfter">What the gateway asked for; it is never tried earlier.</param>
    public static Duration After(int tries, double spread, Duration? retryAfter)
    {
        var wait = Duration.Min(First * (1L << Math.Min(tries - 1, MostDoublings)), Longest) * (0.8 + 0.4 * spread);
        return retryAfter is { } asked && asked > wait ? asked : wait;
    }
}
