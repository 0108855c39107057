using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>A dispute, a deduction, a deposit, a deferral or a transfer: a sum of a case in some state, and who brought it there.</summary>
sealed class ModelMatter(string kind, string label, ModelCase of, long amount, string state, string by)
{
    public string Kind => kind;
    public string Label => label;
    public ModelCase Case => of;
    public ModelCase? To { get; init; }
    public Fund Fund { get; init; }
    public bool LotsNamed { get; init; }
    public LocalDate Until { get; init; }
    public long Amount => amount;
    public string State { get; set; } = state;
    public string By { get; set; } = by;
    public string? DecidedBy { get; set; }
    public string? AskedBy { get; set; }
    public IReadOnlyList<ModelMatter> Items { get; init; } = [];
}
