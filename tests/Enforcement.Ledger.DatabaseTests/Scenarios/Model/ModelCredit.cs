namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

/// <summary>A credit that the bank booked: it is a case's, or unknown, or on its way back to who paid.</summary>
sealed class ModelCredit(string label, long amount)
{
    public string Label => label;
    public long Amount => amount;
    public ModelCase? Case { get; set; }
    public bool Posted { get; set; }
    public bool Gone { get; set; }
    public bool Refunding { get; set; }
    public ModelCase? ClaimedFor { get; set; }
    public string? ClaimedBy { get; set; }
    public string? RefundBy { get; set; }
}
