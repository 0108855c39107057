using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>A case that a credit might belong to, as the set-wise look-up found it.</summary>
/// <param name="PayerIsParty">The payer's name, normalised, is that of a party.</param>
/// <param name="AmountIsOutstanding">The amount is exactly what is still owed.</param>
public sealed record Candidate(long CaseId, string CaseNumber, bool IsOpen, bool PayerIsParty, bool AmountIsOutstanding);

/// <summary>What is known of a credit when it is matched.</summary>
/// <param name="SubAccount">The sub-account number that the line names, when it is one of ours.</param>
/// <param name="BySubAccount">The case that this number is bound to.</param>
/// <param name="ByNumber">Cases of this court whose number stands in the remark.</param>
/// <param name="NumbersSeen">Case numbers recognised in the remark, canonical, whether or not they are ours.</param>
public sealed record CreditFacts(string? SubAccount, bool SubAccountActive, Candidate? BySubAccount, IReadOnlyList<Candidate> ByNumber, IReadOnlyList<string> NumbersSeen);

/// <summary>A case that was considered and refused, and why.</summary>
public sealed record Alternative(string CaseNumber, string WhyNot);

/// <summary>The decision on one credit. No case means unknown funds.</summary>
public sealed record MatchDecision(string Rule, long? CaseId, IReadOnlyList<string> Reasons, IReadOnlyList<Alternative> Alternatives);

/// <summary>Matches credits to cases by tiers. Exact or not at all: what is ambiguous is unknown, and never the amount alone.</summary>
/// <source>domain reference §6.3</source>
public static class Matching
{
    /// <summary>Goes up with every change of a rule; each match keeps the version that made it.</summary>
    public const int RuleVersion = 2;

    public static MatchDecision Decide(CreditFacts facts)
    {
        if (facts.BySubAccount is { } bound)
        {
            if (facts.SubAccountActive && bound.IsOpen)
                return new("T1", bound.CaseId,
                    [$"credited to sub-account {facts.SubAccount} of {bound.CaseNumber}", .. bound.PayerIsParty ? Array.Empty<string>() : ["flag: the payer is no party of the case"]],
                    Refused(facts.ByNumber.Where(c => c.CaseId != bound.CaseId), "the sub-account names another case"));
            return Unknown(facts, $"sub-account {facts.SubAccount} belongs to {bound.CaseNumber}, but {(facts.SubAccountActive ? "the case" : "the number")} is closed");
        }
        var open = facts.ByNumber.Where(c => c.IsOpen).ToList();
        if (open.Count == 1 && facts.ByNumber.Count == 1)
        {
            var one = open[0];
            if (one.PayerIsParty)
                return new("T3", one.CaseId, [$"the remark names {one.CaseNumber}", "the payer is a party of the case"], []);
            if (one.AmountIsOutstanding)
                return new("T3", one.CaseId, [$"the remark names {one.CaseNumber}", "the amount is exactly what is outstanding"], []);
            return Unknown(facts, "the remark names one case, but the payer is no party of it and the amount is not what is outstanding");
        }
        if (facts.ByNumber.Count > 1)
            return Unknown(facts, "the remark names several cases");
        if (facts.ByNumber.Count == 1)
            return Unknown(facts, "the case that the remark names is closed");
        return Unknown(facts, facts.NumbersSeen.Count > 0 ? $"the remark names {string.Join(", ", facts.NumbersSeen)}, which this court has no open case of" : "neither a sub-account nor a case number of this court");
    }

    static MatchDecision Unknown(CreditFacts facts, string why) =>
        new("T0", null, [why], Refused(facts.ByNumber.Concat(facts.BySubAccount is { } bound ? [bound] : []), why));

    static IReadOnlyList<Alternative> Refused(IEnumerable<Candidate> candidates, string why) =>
        [.. candidates.Select(c => new Alternative(c.CaseNumber, c.IsOpen ? why : "the case is closed"))];
}
