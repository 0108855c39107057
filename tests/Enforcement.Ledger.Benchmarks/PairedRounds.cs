namespace Enforcement.Ledger.Benchmarks;

/// <summary>Both sides of one round, in the same unit.</summary>
readonly record struct Round(double Ours, double Baseline)
{
    public double Ratio => Ours / Baseline;
}

/// <summary>Two things measured side by side, A B B A …, and the ratio of each round. What disturbs the machine for a while disturbs
/// both sides of a round, so the ratio of a round says more than the ratio of two averages.</summary>
sealed record PairedRounds
{
    /// <summary>Fewer say nothing about how steady a ratio is.</summary>
    public const int Fewest = 7;

    /// <summary>A ratio that moves about more than this is no figure to rely on.</summary>
    public const double WidestSpread = 0.40;

    public PairedRounds(IReadOnlyList<Round> rounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds.Count, Fewest, nameof(rounds));
        Rounds = rounds;
        Ratios = [.. rounds.Select(r => r.Ratio).Order()];
    }

    public IReadOnlyList<Round> Rounds { get; }

    /// <summary>The ratio of every round, the smallest first.</summary>
    public IReadOnlyList<double> Ratios { get; }

    public double Median => MedianOf(Ratios);

    public double Min => Ratios[0];

    public double Max => Ratios[^1];

    public double Spread => (Max - Min) / Median;

    public bool Steady => Spread <= WidestSpread;

    public double Ours => MedianOf(Rounds.Select(r => r.Ours));

    public double Baseline => MedianOf(Rounds.Select(r => r.Baseline));

    /// <summary>Takes the rounds: one that does not count first, then <paramref name="rounds"/> that do.</summary>
    /// <param name="warmUpTurns">Turns of the round that does not count: until the code is compiled for good and the pages are in memory.</param>
    /// <param name="turns">How often the sides take turns within a round. Short turns share what disturbs the machine; the other side begins each time.</param>
    /// <param name="ours">Does one turn's work and says how many seconds it took.</param>
    /// <param name="between">What puts the machine in order before each round, unmeasured.</param>
    /// <param name="figure">Makes the seconds of a round the figure that is compared.</param>
    public static async Task<PairedRounds> TakeAsync(
        int rounds, int warmUpTurns, int turns, Func<Task<double>> ours, Func<Task<double>> baseline, Func<Task> between, Func<double, double> figure)
    {
        var taken = new List<Round>();
        for (var round = 0; round <= rounds; round++)
        {
            double a = 0, b = 0;
            for (var turn = 0; turn < (round == 0 ? warmUpTurns : turns); turn++)
                foreach (var oursNow in (round + turn) % 2 == 0 ? (bool[])[true, false] : [false, true])
                {
                    if (turn == 0)
                        await between();
                    if (oursNow)
                        a += await ours();
                    else
                        b += await baseline();
                }
            if (round > 0)
                taken.Add(new(figure(a), figure(b)));
        }
        return new(taken);
    }

    static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
