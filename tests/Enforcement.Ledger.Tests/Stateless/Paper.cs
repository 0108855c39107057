namespace Enforcement.Ledger.Tests.Stateless;

/// <summary>Where the payout papers of these tests lie; the real lifecycle has its own states.</summary>
public enum Paper
{
    Draft,
    InApproval,
    Chief,
    Noticed,
    Paid,
    OnHold,
}
