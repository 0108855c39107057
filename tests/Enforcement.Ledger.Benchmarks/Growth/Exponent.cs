namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>How an operation grows with the ledger: time ~ size^exponent. 0 is flat, 1 is linear.</summary>
static class Exponent
{
    /// <summary>Above this an operation does not count as flat any more: 1.6 times as slow for ten times as much.</summary>
    public const double Flat = 0.2;

    /// <summary>The slope of the logarithms by least squares.</summary>
    /// <param name="points">Size and time, both positive; at least two sizes.</param>
    public static double Of(IReadOnlyList<(double Size, double Time)> points)
    {
        var x = points.Average(p => Math.Log(p.Size));
        var y = points.Average(p => Math.Log(p.Time));
        return points.Sum(p => (Math.Log(p.Size) - x) * (Math.Log(p.Time) - y)) / points.Sum(p => (Math.Log(p.Size) - x) * (Math.Log(p.Size) - x));
    }
}
