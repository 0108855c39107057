using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>What a payee is to the case. The chain of approvals is chosen by it.</summary>
public static class PayeeClass
{
    public const string Party = "party";

    /// <summary>An agent who takes the money for a party.</summary>
    public const string Agent = "agent";

    /// <summary>No party of the case: on the panel's decision only.</summary>
    public const string ThirdParty = "third-party";

    /// <summary>Money back to who had paid it, or to the debtor.</summary>
    public const string PayerRefund = "payer-refund";

    public static IReadOnlyList<string> All { get; } = [Party, Agent, ThirdParty, PayerRefund];

    /// <summary>The class of a payee; <c>payouts.payee_class</c> says the same.</summary>
    public static string Of(PayoutPurpose purpose, bool byAgent, bool isParty) =>
        purpose != PayoutPurpose.Claim ? PayerRefund : byAgent ? Agent : isParty ? Party : ThirdParty;
}

/// <summary>One step of a version: from this sum on, for this class of payee, in this place, somebody of this role approves.</summary>
/// <param name="PayeeClass">One of <see cref="Chains.PayeeClass.All"/>.</param>
/// <param name="From">The cumulated sum at which the band begins; the first is 0.00.</param>
/// <param name="Step">From 1, within its band.</param>
/// <param name="NeedsDecision">The step is approved on the panel's decision document only.</param>
/// <param name="Flag">The flag of a case for which the chain is; null for the ordinary one.</param>
public sealed record ChainStep(string PayeeClass, Money From, int Step, string Role, bool NeedsDecision = false, string? Flag = null);

/// <summary>A version of the chains as the office sees it.</summary>
/// <param name="State"><c>proposed</c>, <c>rejected</c>, <c>approved</c> (takes effect later), <c>in-force</c> or <c>superseded</c>.</param>
/// <param name="BasedOn">The version from which it was changed; null for the first.</param>
/// <param name="Used">How many submissions asked for its steps.</param>
public sealed record ChainVersionView(
    int Version, string State, LocalDate EffectiveFrom, int WindowDays, string Reason, int? BasedOn, string? ProposedBy, long? ProposedById, Instant? ProposedAt,
    string? DecidedBy, Instant? DecidedAt, string? DecisionReason, long Used, IReadOnlyList<ChainStep> Steps);
