using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>The reason of an act that cannot do without one.</summary>
static class Reason
{
    /// <exception cref="Refused"><see cref="PayoutRefusals.ReasonMissing"/></exception>
    public static string Required(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? throw new Refused(PayoutRefusals.ReasonMissing) : reason.Trim();
}
