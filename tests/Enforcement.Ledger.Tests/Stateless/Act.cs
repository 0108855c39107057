namespace Enforcement.Ledger.Tests.Stateless;

/// <summary>What is done to the payout papers of these tests.</summary>
public enum Act
{
    Submit,
    Approve,
    Escalate,
    Return,
    Pay,
    Annotate,
    Hold,
    Lift,
}
