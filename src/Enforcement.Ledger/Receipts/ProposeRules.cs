using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Proposes a version of the matching rules. It decides nothing until it was tried on posted credits and another person approved it.</summary>
/// <source>domain reference §4 (hard segregation 5), §7 row 38</source>
public sealed class ProposeRules(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeMatchingRules;

    public sealed record Request(IReadOnlyList<TierRule> Rules, string? Reason);

    /// <returns>The number of the version.</returns>
    /// <exception cref="Refused"><see cref="MatchingRefusals.ReasonMissing"/>, <see cref="MatchingRefusals.RulesUnsound"/></exception>
    public async Task<int> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(MatchingRefusals.ReasonMissing);
        RuleSet.Verify(request.Rules);
        // Two proposals at once get two numbers.
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('receipts.rule_set'))", ct);
        var version = (await db.QueryAsync(
            "insert into receipts.rule_set (version, reason, proposed_by, proposed_at) select max(version) + 1, $1, $2, $3 from receipts.rule_set returning version",
            r => r.GetInt32(0), ct, request.Reason.Trim(), act.Actor.Id, act.Now))[0];
        var rules = request.Rules.OrderBy(r => r.Position).ToList();
        await db.ExecuteAsync(
            """
            insert into receipts.rule (version, tier, position, enabled, parameters)
            select $1, r.tier, r.position, r.enabled, r.parameters::jsonb from unnest($2, $3, $4, $5) as r (tier, position, enabled, parameters)
            """,
            ct, version, rules.Select(r => r.Tier).ToArray(), rules.Select(r => (short)r.Position).ToArray(), rules.Select(r => r.Enabled).ToArray(),
            rules.Select(r => JsonSerializer.Serialize(r.Parameters, RuleSet.Json)).ToArray());
        act.About($"matching-rules:{version}", request.Reason.Trim());
        return version;
    }
}
