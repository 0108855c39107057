using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>How a case came to be looked at for a credit. The amount alone is no such way.</summary>
[Flags]
public enum CandidateBlock
{
    None = 0,

    /// <summary>The credited number is bound to the case.</summary>
    SubAccount = 1,

    /// <summary>The remark holds the case's whole number.</summary>
    Number = 2,

    /// <summary>The remark holds the number of a title case on which the case rests.</summary>
    Title = 4,

    /// <summary>The remark holds the number without its year.</summary>
    NoYear = 8,

    /// <summary>The remark holds the number without its court; the own one may be meant.</summary>
    NoCourt = 16,

    /// <summary>The same payer paid this case from the same account before.</summary>
    PayerAccount = 32,

    /// <summary>The payer is a debtor of the case, which is open.</summary>
    PayerName = 64,
}

/// <summary>What a tier may be told.</summary>
/// <param name="AmountSuffices">T3: a number and the outstanding amount post, though the payer is a stranger.</param>
/// <param name="Blocks">T4, T5: the ways of finding a case that this tier proposes by.</param>
/// <param name="MinimumScore">T4, T5: what a proposal has to reach, 0 to 100.</param>
public sealed record TierParameters(bool? AmountSuffices = null, IReadOnlyList<CandidateBlock>? Blocks = null, int? MinimumScore = null);

/// <summary>One tier of a version of the rules, in its place.</summary>
/// <param name="Tier">T1, T3, T4 or T5.</param>
public sealed record TierRule(string Tier, int Position, bool Enabled, TierParameters Parameters)
{
    /// <summary>Whether the tier only proposes, and a person decides.</summary>
    [JsonIgnore]
    public bool Proposes => Tier is "T4" or "T5";

    /// <summary>The ways of finding a case that count for this tier.</summary>
    [JsonIgnore]
    public CandidateBlock Blocks => (Parameters.Blocks ?? []).Aggregate(CandidateBlock.None, (all, b) => all | b);
}

/// <summary>A version of the matching rules.</summary>
/// <source>domain reference §6.3, §4 (parameters are two-person, versioned, effective-dated)</source>
public sealed record RuleSet
{
    /// <summary>How blocks and tiers are written, in the database as at the doors.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    const int MaximumScore = 100;

    static readonly string[] KnownTiers = ["T1", "T3", "T4", "T5"];

    public RuleSet(int version, IEnumerable<TierRule> rules)
    {
        Version = version;
        InOrder = [.. rules.OrderBy(r => r.Position)];
        Enabled = [.. InOrder.Where(r => r.Enabled)];
    }

    public int Version { get; }

    /// <summary>Every tier of the version, the first to be asked first; also those that are switched off.</summary>
    public IReadOnlyList<TierRule> InOrder { get; }

    /// <summary>The tiers that are on, the first to be asked first.</summary>
    public IReadOnlyList<TierRule> Enabled { get; }

    /// <summary>Whether a tier that is on asks who the payer is.</summary>
    public bool AsksForPayers => Enabled.Any(r => r.Proposes && (r.Blocks & (CandidateBlock.PayerAccount | CandidateBlock.PayerName)) != 0);

    /// <summary>Refuses rules that are no version: each tier once, the sub-account first and always, what posts before what proposes,
    /// and nothing proposed for no reason.</summary>
    /// <exception cref="Refused"><see cref="MatchingRefusals.RulesUnsound"/></exception>
    public static void Verify(IReadOnlyList<TierRule> rules)
    {
        var ordered = rules.OrderBy(r => r.Position).ToList();
        var fault = Array.Find(KnownTiers, t => rules.Count(r => r.Tier == t) != 1) is { } tier ? $"{tier} stands there {rules.Count(r => r.Tier == tier)} times"
            : rules.Count != KnownTiers.Length ? "a tier that is not T1, T3, T4 or T5"
            : rules.DistinctBy(r => r.Position).Count() != rules.Count || rules.Any(r => r.Position is <= 0 or > short.MaxValue) ? "two tiers in one place, or a place below 1"
            : ordered[0] is not { Tier: "T1", Enabled: true, Position: 1 } ? "T1 is the first tier and always on"
            : ordered[1].Tier != "T3" ? "T3 posts and comes before what only proposes"
            : rules.FirstOrDefault(r => r.Proposes && r.Enabled && (r.Blocks == CandidateBlock.None || r.Parameters.MinimumScore is not (> 0 and <= MaximumScore))) is { } empty
                ? $"{empty.Tier} needs its blocks and a minimum score from 1 to {MaximumScore}"
            : null;
        if (fault is not null)
            throw new Refused(MatchingRefusals.RulesUnsound, fault);
    }
}

/// <summary>A version as the office sees it: who proposed and approved it, and how its last back-test went.</summary>
/// <param name="InForce">Decides what is imported today.</param>
public sealed record RuleSetView(
    int Version, string State, bool InForce, string Reason, string ProposedBy, long ProposedById, Instant ProposedAt, string? ApprovedBy, Instant? ApprovedAt, LocalDate? EffectiveFrom,
    IReadOnlyList<TierRule> Rules, BackTestView? BackTest);

/// <summary>What a version would have decided otherwise, of so many posted credits.</summary>
/// <param name="AskedToday">Credits whose kept facts did not reach, so that today's cases were asked.</param>
/// <param name="OtherProposals">Credits that stay unknown, in another tier or with another score.</param>
public sealed record BackTestView(
    long Id, int Version, Instant RunAt, int Lines, int AskedToday, int MatchedToUnknown, int UnknownToMatched, int OtherCase, int OtherProposals, IReadOnlyList<BackTestDifference> Differences);

/// <summary>One line that would be decided otherwise.</summary>
/// <param name="Kind"><c>matched-to-unknown</c>, <c>unknown-to-matched</c>, <c>other-case</c> or <c>other-proposals</c>.</param>
public sealed record BackTestDifference(long LineId, string Kind, string WasRule, string? WasCase, string WouldBeRule, string? WouldBeCase);
