using Enforcement.Ledger.Access;

namespace Enforcement.Ledger.Receipts;

/// <summary>A decision that comes out otherwise when it is made again.</summary>
public sealed record ReplayDifference(long LineId, int Version, string Was, string Is);

/// <param name="Lines">Credits decided again.</param>
/// <param name="WithoutFacts">Credits that were decided before facts were kept, and are left out.</param>
/// <param name="Differences">The first hundred.</param>
public sealed record ReplayOutcome(int Lines, int WithoutFacts, int Different, IReadOnlyList<ReplayDifference> Differences);

/// <summary>Makes stored decisions again, each from the facts that it was made from and under its own version of the rules, and tells which
/// come out otherwise: none ever should. It reads only. Cases and parties as they are today play no part; of a credit to a case's own
/// number the binding of the number is looked at, which never changes.</summary>
/// <source>domain reference §6.3 (keep engine version, features, score; re-running never moves posted money)</source>
public sealed class ReplayMatches(StoredCredits stored, RuleSets ruleSets, MatchQueries matches) : IUseCase
{
    /// <summary>Of those that follow, the count is told and nothing else.</summary>
    public const int MostDifferences = 100;

    public static Permission Needs => Permission.ReadMatchingRules;

    /// <param name="lines">How many of the newest credits.</param>
    public async Task<ReplayOutcome> ExecuteAsync(int lines, CancellationToken ct)
    {
        var versions = new Dictionary<int, RuleSet>();
        var differences = new List<ReplayDifference>();
        int again = 0, without = 0, different = 0;
        for (long? before = null; lines > 0 && await stored.ReadAsync(before, Math.Min(lines, StoredCredits.Batch), ct) is { Count: > 0 } batch; before = batch[^1].Credit.LineId, lines -= batch.Count)
        {
            var proposed = await matches.ProposalsAsync([.. batch.Where(b => b.CaseId is null).Select(b => b.Credit.LineId)], ct);
            foreach (var credit in batch)
            {
                if (credit.Facts is not { } facts)
                {
                    without++;
                    continue;
                }
                again++;
                if (!versions.TryGetValue(credit.Version, out var rules))
                    versions.Add(credit.Version, rules = await ruleSets.OfVersionAsync(credit.Version, ct));
                var decision = Matching.Decide(facts, rules);
                var was = Said(credit.Rule, credit.CaseId, credit.Score, credit.Reasons, proposed[credit.Credit.LineId]);
                var now = Said(decision.Rule, decision.CaseId, decision.Score, decision.Reasons, decision.Proposals);
                if (was == now)
                    continue;
                different++;
                if (differences.Count < MostDifferences)
                    differences.Add(new(credit.Credit.LineId, credit.Version, was, now));
            }
        }
        return new(again, without, different, differences);
    }

    static string Said(string rule, long? caseId, int? score, IReadOnlyList<string> reasons, IEnumerable<Proposal> proposals) =>
        $"{rule} case {caseId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"} score {score} [{string.Join("; ", reasons)}] proposes "
        + string.Join(", ", proposals.Select(p => FormattableString.Invariant($"{p.Rank} {p.Rule} case {p.CaseId} score {p.Score}")));
}
