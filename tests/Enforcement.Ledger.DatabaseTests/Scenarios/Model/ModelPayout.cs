namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

sealed class ModelPayout(string label, ModelCase of, long amount, Fund source, string state)
{
    public string Label => label;
    public ModelCase Case => of;
    public Fund Source => source;
    public long Amount { get; set; } = amount;
    public string State { get; set; } = state;
    public string? HeldFrom { get; set; }
    public bool ToPayer { get; init; }
    public bool ToApplicant => source == Fund.Available && !ToPayer;
    public string? AcceptedBy { get; set; }
    public string? ReleasedBy { get; set; }
    public int Round { get; set; }
    public bool Sent { get; set; }
    public bool ReturnUndecided { get; set; }
}
