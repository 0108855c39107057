namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>How one operation grows with the ledger.</summary>
/// <param name="Id">Short and stable, for whoever reads the JSON.</param>
/// <param name="What">The operation, for people.</param>
/// <param name="Value">The figure, in <paramref name="Unit"/>.</param>
/// <param name="Target">The largest value that is in order; null when there is none.</param>
sealed record GrowthLine(string Id, string What, double Value, string Unit, double? Target)
{
    /// <summary>What was measured at each size of the ledger; empty for a figure that has only one.</summary>
    public IReadOnlyList<GrowthLevel> Levels { get; init; } = [];

    public bool Grows => Target is { } target && Value > target;
}

/// <summary>An operation at one size of the ledger.</summary>
/// <param name="P50">Milliseconds, the median.</param>
/// <param name="P99">Milliseconds; of fewer than a hundred repetitions, the slowest.</param>
/// <param name="Yardstick">Milliseconds of the least question that there is, asked in between.</param>
sealed record GrowthLevel(long Transfers, double P50, double P99, int Repetitions, double Yardstick);

/// <summary>Bytes on disk for one posted receipt, all tables and indexes.</summary>
/// <param name="PerReceipt">Entry, lot, transfer and position; null when it was not measured.</param>
/// <param name="PerRelation">Bytes a line in each table and each index of every schema.</param>
sealed record BytesReport(double? PerReceipt, double Target, IReadOnlyDictionary<string, double> PerRelation);
