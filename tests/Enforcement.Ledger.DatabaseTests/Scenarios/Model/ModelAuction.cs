using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

sealed class ModelAuction(string label, ModelCase of, LocalDateTime ends)
{
    public string Label => label;
    public ModelCase Case => of;
    public LocalDateTime Ends => ends;

    /// <summary>Its result is written down.</summary>
    public bool Over { get; set; }

    public ModelCredit? Winner { get; set; }
}
