using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.Ledger.Receipts;

/// <summary>A case that a credit might belong to, as the set-wise look-up found it.</summary>
/// <param name="Found">Every way in which it was found.</param>
/// <param name="PayerIsParty">The payer's name, normalised, is that of a party.</param>
/// <param name="AmountIsOutstanding">The amount is exactly what is still owed.</param>
public sealed record Candidate(long CaseId, string CaseNumber, CandidateBlock Found, bool IsOpen, bool PayerIsParty, bool AmountIsOutstanding);

/// <summary>What is known of a credit when it is matched. Nothing else goes into the decision, so that it can be made again.</summary>
/// <param name="SubAccount">The sub-account number that the line names, when it is one of ours.</param>
/// <param name="Candidates">Each case once.</param>
/// <param name="NumbersSeen">Whole case numbers recognised in the remark, canonical, whether or not they are ours.</param>
/// <param name="PayerAsked">Cases were looked for by the payer too; not done where a case's own number or a whole one decides.</param>
/// <param name="PayerInTooMany">The payer is debtor in more open cases than are looked at.</param>
/// <param name="IsBatch">Several payments that the bank booked as one: what one of them says does not hold for all.</param>
/// <param name="NamesAuction">A part of the batch says that it is a bond: neither is the whole one, nor is it a case's money.</param>
public sealed record CreditFacts(
    string? SubAccount, bool SubAccountActive, IReadOnlyList<Candidate> Candidates, IReadOnlyList<string> NumbersSeen, bool PayerAsked = false, bool PayerInTooMany = false,
    bool IsBatch = false, bool NamesAuction = false)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The case to whose active sub-account the line was credited.</summary>
    [JsonIgnore]
    public long? OwnCaseId => SubAccountActive ? Candidates.FirstOrDefault(c => (c.Found & CandidateBlock.SubAccount) != 0)?.CaseId : null;

    /// <summary>As it is kept with the match.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static CreditFacts FromJson(string json) => JsonSerializer.Deserialize<CreditFacts>(json, Json)!;
}

/// <summary>A case that was considered and refused, and why.</summary>
public sealed record Alternative(string CaseNumber, string WhyNot);

/// <summary>A case that a person may find right. Money never follows it by itself.</summary>
/// <param name="Rank">From 1; a line has at most <see cref="Matching.MostProposals"/>.</param>
/// <param name="Rule">The tier by which it is proposed.</param>
/// <param name="Score">0 to 100; for telling candidates apart, not a probability.</param>
public sealed record Proposal(int Rank, string Rule, long CaseId, string CaseNumber, int Score, IReadOnlyList<string> Reasons);

/// <summary>The decision on one credit. No case means unknown funds.</summary>
/// <param name="Score">Of the best proposal, or of the case that it is posted to; null where there is nothing to weigh.</param>
public sealed record MatchDecision(
    string Rule, long? CaseId, IReadOnlyList<string> Reasons, IReadOnlyList<Alternative> Alternatives, int? Score = null, IReadOnlyList<Proposal>? Proposed = null)
{
    public IReadOnlyList<Proposal> Proposals => Proposed ?? [];
}

/// <summary>Matches credits to cases by tiers. Exact or not at all: what is ambiguous is unknown, and never the amount alone.</summary>
/// <remarks>Pure: the same facts under the same version of the rules give the same decision, in whatever order the candidates come.</remarks>
/// <source>domain reference §6.3</source>
public static class Matching
{
    /// <summary>More are no help to the person who has to choose.</summary>
    public const int MostProposals = 5;

    const CandidateBlock Referred = CandidateBlock.SubAccount | CandidateBlock.Number | CandidateBlock.Title | CandidateBlock.NoYear | CandidateBlock.NoCourt;

    public static MatchDecision Decide(CreditFacts facts, RuleSet rules)
    {
        if (facts is { IsBatch: true, NamesAuction: true })
            return Unknown(facts, BatchWithBond);
        foreach (var rule in rules.Enabled)
            if (rule.Tier switch
            {
                "T1" => BySubAccount(facts),
                "T3" => ByNumber(facts, rule.Parameters),
                _ => Propose(facts, rules, rule),
            } is { } decision)
                return decision;
        return Unknown(facts, WhyUnknown(facts));
    }

    static MatchDecision? BySubAccount(CreditFacts facts)
    {
        if (Bound(facts) is not { IsOpen: true } bound || !facts.SubAccountActive)
            return null;
        return new("T1", bound.CaseId,
            [$"credited to sub-account {facts.SubAccount} of {bound.CaseNumber}", .. bound.PayerIsParty ? Array.Empty<string>() : [Stranger]],
            facts.NumbersSeen is [] || facts.NumbersSeen is [var only] && only == bound.CaseNumber ? []
                : [.. facts.NumbersSeen.Where(n => n != bound.CaseNumber).Order(StringComparer.Ordinal).Select(n => new Alternative(n, "the sub-account names another case"))]);
    }

    // Exactly one whole number and nothing in the line that points elsewhere.
    static MatchDecision? ByNumber(CreditFacts facts, TierParameters parameters)
    {
        if (facts.IsBatch)
            return null;
        var referred = facts.Candidates.Where(c => (c.Found & Referred) != 0).ToList();
        if (referred is not [{ IsOpen: true } one] || (one.Found & CandidateBlock.Number) == 0 || (one.Found & CandidateBlock.SubAccount) != 0 || facts.NumbersSeen.Count != 1)
            return null;
        var others = Refused(facts.Candidates.Where(c => c.CaseId != one.CaseId), "the remark names another case");
        if (one.PayerIsParty)
            return new("T3", one.CaseId, [$"the remark names {one.CaseNumber}", "the payer is a party of the case"], others, CandidateScore.Of(one));
        return parameters.AmountSuffices == true && one.AmountIsOutstanding
            ? new("T3", one.CaseId, [$"the remark names {one.CaseNumber}", "the amount is exactly what is outstanding", Stranger], others, CandidateScore.Of(one))
            : null;
    }

    /// <summary>Proposes by this tier, and after its candidates by the tiers that follow. Null when this tier has none to propose.</summary>
    static MatchDecision? Propose(CreditFacts facts, RuleSet rules, TierRule rule)
    {
        var proposed = new List<Proposal>();
        foreach (var tier in rules.Enabled.Where(r => r.Proposes && r.Position >= rule.Position))
        {
            var known = proposed.Select(p => p.CaseId).ToHashSet();
            proposed.AddRange(facts.Candidates.Where(c => (c.Found & tier.Blocks) != 0 && !known.Contains(c.CaseId)).Select(c => (Case: c, Score: CandidateScore.Of(c)))
                .Where(c => c.Score >= tier.Parameters.MinimumScore).OrderByDescending(c => c.Score).ThenBy(c => c.Case.CaseId)
                .Select((c, i) => new Proposal(proposed.Count + i + 1, tier.Tier, c.Case.CaseId, c.Case.CaseNumber, c.Score, CandidateScore.Reasons(c.Case))).ToList());
            if (proposed.Count == 0)
                return null;
        }

        var kept = proposed.Take(MostProposals).ToList();
        var alternatives = facts.Candidates.Where(c => kept.TrueForAll(p => p.CaseId != c.CaseId)).OrderBy(c => c.CaseId)
            .Select(c => new Alternative(c.CaseNumber, proposed.Exists(p => p.CaseId == c.CaseId) ? $"{MostProposals} cases are likelier" : $"a score of {CandidateScore.Of(c)} is too low to propose it")).ToList();
        return Ambiguous(facts, proposed) is { } ambiguous
            ? new("T0", null, [ambiguous], alternatives, kept[0].Score, kept)
            : new(kept[0].Rule, null, [WhyUnknown(facts)], alternatives, kept[0].Score, kept);
    }

    /// <summary>Why no candidate stands out; null when one does.</summary>
    static string? Ambiguous(CreditFacts facts, List<Proposal> proposed)
    {
        if (facts.NumbersSeen.Count > 1)
            return SeveralNamed;
        var equal = proposed.Count(p => p.Rule == proposed[0].Rule && p.Score == proposed[0].Score);
        return equal > 1 ? $"{equal} cases fit equally well and nothing tells them apart" : null;
    }

    /// <summary>Why the line is not posted to a case.</summary>
    static string WhyUnknown(CreditFacts facts)
    {
        if (Bound(facts) is { } bound)
            return $"sub-account {facts.SubAccount} belongs to {bound.CaseNumber}, but {(facts.SubAccountActive ? "the case" : "the number")} is closed";
        if (facts.NumbersSeen.Count > 1)
            return SeveralNamed;
        if (facts.IsBatch)
            return Batch;
        var named = facts.Candidates.Where(c => (c.Found & CandidateBlock.Number) != 0).ToList();
        if (named.Count == 1)
            return !named[0].IsOpen ? "the case that the remark names is closed"
                : facts.Candidates.Any(c => c != named[0] && (c.Found & Referred) != 0) ? "the remark points to more than one case"
                : "the remark names one case, but the payer is no party of it and the amount is not what is outstanding";
        if (facts.NumbersSeen.Count > 0)
            return $"the remark names {string.Join(", ", facts.NumbersSeen)}, which this court has no open case of";
        if (facts.Candidates.Any(c => (c.Found & Referred) != 0))
            return "the remark names no case in full";
        return facts.PayerInTooMany ? "the payer is debtor in many open cases, and nothing says which one is meant"
            : facts.Candidates.Count > 0 ? "neither a sub-account nor a case number; only the payer points to a case"
            : "neither a sub-account nor a case number of this court";
    }

    static MatchDecision Unknown(CreditFacts facts, string why) => new("T0", null, [why], Refused(facts.Candidates, why));

    static IReadOnlyList<Alternative> Refused(IEnumerable<Candidate> candidates, string why) =>
        [.. candidates.OrderBy(c => c.CaseId).Select(c => new Alternative(c.CaseNumber, c.IsOpen ? why : "the case is closed"))];

    static Candidate? Bound(CreditFacts facts) => facts.Candidates.FirstOrDefault(c => (c.Found & CandidateBlock.SubAccount) != 0);

    const string Stranger = "flag: the payer is no party of the case";

    /// <summary>Why a batch is nobody's as a whole.</summary>
    public const string Batch = "the bank booked several payments as one, and what one of them says does not hold for all";

    /// <summary>Why a batch is unknown funds whatever account it was credited to.</summary>
    public const string BatchWithBond = "the bank booked several payments as one, and one of them names an auction";

    const string SeveralNamed = "the remark names several cases";
}
