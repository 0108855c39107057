using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>What may leave a case before its creditors are paid. Nothing else does: a court collects no costs for others.</summary>
/// <source>FY §12, §14(一); ZX §34; domain reference 2.2</source>
public enum DeductionKind
{
    /// <summary>执行申请费, by the schedule.</summary>
    ExecutionFee,

    /// <summary>The actual cost of an auction or sale, out of its proceeds.</summary>
    SaleCost,

    /// <summary>What came in over the claim and the fees: the debtor's.</summary>
    Surplus,
}

/// <summary>What an execution fee is reckoned on.</summary>
public enum FeeBasis
{
    /// <summary>What the title awards (执行标的).</summary>
    Claim,

    /// <summary>What has come in so far, at most the claim (实际执行到位).</summary>
    Recovered,
}

public enum DeductionState
{
    Proposed,
    Confirmed,
    Rejected,
    Withdrawn,
    Reversed,
}

/// <summary>A deduction with who proposed and who decided it.</summary>
/// <param name="Basis">Of a fee; with its base, the version of the schedule and what that gives.</param>
public sealed record DeductionView(
    long Id, long CaseId, string CaseNumber, DeductionKind Kind, Money Amount, string? Document, FeeBasis? Basis, Money? Base, int? ScheduleVersion, Money? Due,
    DeductionState State, string ProposedBy, Instant ProposedAt, string? DecidedBy, Instant? DecidedAt, string? Decision, string? ReversedBy, string? ReversedReason, string? DecidedFor, string? ReversedFor, bool Mine, bool DecidedMine);

/// <summary>What may still be charged as execution fee of a case.</summary>
/// <param name="Due">What the schedule gives on the base.</param>
/// <param name="Charged">Charged or proposed already.</param>
/// <param name="Rounding">How parts of a fen are rounded.</param>
public sealed record FeeQuote(FeeBasis Basis, Money Base, int ScheduleVersion, string Source, string Rounding, Money Due, Money Charged, Money Left);
