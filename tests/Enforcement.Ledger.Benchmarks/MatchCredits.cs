using Enforcement.Ledger.Access;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>Matching as the import does it, batch by batch, and nothing else: no line is stored, nothing is posted.</summary>
sealed class MatchCredits(CreditMatching matching, RuleSets ruleSets, Act act) : IUseCase
{
    /// <summary>As many as the import takes at once.</summary>
    const int Batch = 5_000;

    public static Permission Needs => Permission.ImportStatements;

    public async Task<List<MatchDecision>> ExecuteAsync(int bookId, IReadOnlyList<CreditLine> credits, CancellationToken ct)
    {
        var rules = await ruleSets.InForceAsync(ct);
        var decisions = new List<MatchDecision>(credits.Count);
        foreach (var batch in credits.Chunk(Batch))
            decisions.AddRange((await matching.MatchAsync(bookId, batch, rules, ct)).Select(m => m.Decision));
        act.About($"book:{bookId}", $"{credits.Count} credits");
        return decisions;
    }
}

/// <summary>The version of the rules by which both sides decide.</summary>
sealed class RulesInForce(RuleSets ruleSets, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportStatements;

    public Task<RuleSet> ExecuteAsync(CancellationToken ct)
    {
        act.About("matching-rules");
        return ruleSets.InForceAsync(ct);
    }
}
