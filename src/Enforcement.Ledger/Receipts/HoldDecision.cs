using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>What two persons can decide about a held statement.</summary>
public enum HoldDecisionKind
{
    /// <summary>Every line is new: post them, and list what is missing before them.</summary>
    Release,

    /// <summary>A corrected delivery of what is posted: post only those lines that are not, when they lead to its closing balance.</summary>
    Surplus,

    /// <summary>Nothing of it is to be posted; its bytes stay.</summary>
    Withdraw,
}

/// <summary>A decision under way, as the use cases read it.</summary>
public sealed record HoldDecision(long Id, HoldDecisionKind Kind, int Lines, Money Difference, long ProposedBy);
