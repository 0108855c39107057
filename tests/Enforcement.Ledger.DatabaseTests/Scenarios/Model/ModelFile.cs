namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>Released payouts in one file for the bank.</summary>
sealed class ModelFile(string label, IReadOnlyList<ModelPayout> payouts)
{
    public string Label => label;
    public IReadOnlyList<ModelPayout> Payouts => payouts;

    /// <summary>The round in which each was collected.</summary>
    public IReadOnlyList<int> Rounds { get; } = [.. payouts.Select(p => p.Round)];

    public long Total { get; } = payouts.Sum(p => p.Amount);

    public bool Recalled { get; set; }
    public bool Sent { get; set; }
}
