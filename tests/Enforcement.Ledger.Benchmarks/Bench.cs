using System.Diagnostics;
using System.Globalization;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>What a measurement is handed: the cluster, how much to do, and where its figures go.</summary>
sealed record Bench(BenchCluster Cluster, Report Report, bool Quick, TextWriter Progress)
{
    /// <summary>As many in a quick run; its rounds are shorter.</summary>
    const int Rounds = 9;

    /// <summary>What is done in short turns needs several until it is as quick as it gets.</summary>
    const int WarmUpTurns = 6;

    /// <summary>Where a turn is a whole statement, fewer compile the parser for good.</summary>
    const int WarmUpStatements = 3;

    public int Of(int full, int quick) => Quick ? quick : full;

    /// <summary>Takes the rounds of one ratio of rates and adds it to the report.</summary>
    /// <param name="unit">What both sides do in a turn, such as receipts.</param>
    /// <param name="amount">How many of them in a turn, the same on both sides.</param>
    /// <param name="ours">Does our side's turn and says how many seconds it took.</param>
    /// <param name="baseline">The other side's turn, on the same cluster.</param>
    public Task RatesAsync(string id, string what, string unit, int amount, int turns, Target? target, Func<Task<double>> ours, Func<Task<double>> baseline, CancellationToken ct) =>
        AddAsync(id, what, unit + "/s", turns, target, ours, baseline, seconds => (double)amount * turns / seconds, ct);

    /// <summary>The same for two figures that are compared as they are, one turn a round.</summary>
    public Task FiguresAsync(string id, string what, string unit, Target? target, Func<Task<double>> ours, Func<Task<double>> baseline, CancellationToken ct) =>
        AddAsync(id, what, unit, 1, target, ours, baseline, figure => figure, ct);

    async Task AddAsync(string id, string what, string unit, int turns, Target? target, Func<Task<double>> ours, Func<Task<double>> baseline, Func<double, double> figure, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var rounds = await PairedRounds.TakeAsync(Quick ? PairedRounds.Fewest : Rounds, turns == 1 ? WarmUpStatements : Math.Max(turns, WarmUpTurns), turns, ours, baseline, () => Cluster.CheckpointAsync(ct), figure);
        Report.Add(new Ratio(id, what, unit, rounds, target));
        await Progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{id}: {Ratio.Figure(rounds.Median)}, spread {rounds.Spread:P0}, {Ratio.Figure(rounds.Ours)} to {Ratio.Figure(rounds.Baseline)} {unit}, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
    }
}
