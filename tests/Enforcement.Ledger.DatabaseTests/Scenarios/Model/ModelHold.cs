namespace Enforcement.Ledger.DatabaseTests.Scenarios.Model;

sealed class ModelHold(string label, ModelCase of, long? amount, string placedBy, bool onApplicant)
{
    public string Label => label;
    public ModelCase Case => of;
    public string PlacedBy => placedBy;
    public long Held { get; set; }
    public bool Lifted { get; set; }
    public bool Confirmed { get; set; }

    // Of a party without a sum it reaches what the party would be paid, and sets nothing aside.
    public long Wants(long free) => amount is { } asked ? Math.Min(asked - Held, free) : onApplicant ? 0 : free;

    public bool Stops(ModelPayout payout) => !Lifted && payout.Case == of && (amount is null || Held < amount) && (!onApplicant || payout.ToApplicant);
}
