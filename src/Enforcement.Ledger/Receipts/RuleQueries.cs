using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Npgsql;

namespace Enforcement.Ledger.Receipts;

/// <summary>The versions of the matching rules and how they were tried.</summary>
public sealed class RuleQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadMatchingRules;

    /// <summary>Versions, the newest first, each with its last back-test.</summary>
    /// <param name="after">Keyset: versions older than this one; null for the newest.</param>
    public async Task<List<RuleSetView>> ListAsync(long? after, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(after, "s.version < {0}");
        var page = (await db.QueryAsync($"select s.version from receipts.rule_set s where {asked} order by s.version desc limit {asked.Parameter(take)}", r => r.GetInt32(0), ct, asked.Values)).ToArray();
        var rules = (await db.QueryAsync("select r.version, r.tier, r.position, r.enabled, r.parameters::text from receipts.rule r where r.version = any ($1) order by r.version, r.position",
            r => (Version: r.GetInt32(0), Rule: RuleSets.Rule(r, 1)), ct, page)).ToLookup(r => r.Version, r => r.Rule);
        var tests = (await db.QueryAsync($"select distinct on (b.version) {BackTestColumns} from receipts.back_test b where b.version = any ($1) order by b.version, b.id desc", BackTest, ct, page)).ToDictionary(b => b.Version);
        return await db.QueryAsync(
            $"""
            select s.version, s.state, s.version = ({RuleSets.InForceOn.Replace("{0}", "$1", StringComparison.Ordinal)}), s.reason, p.display_name, p.id, s.proposed_at, a.display_name, s.approved_at, s.effective_from
            from receipts.rule_set s join access.person p on p.id = s.proposed_by left join access.person a on a.id = s.approved_by
            where s.version = any ($2) order by s.version desc
            """,
            r => new RuleSetView(r.GetInt32(0), r.GetString(1), r.GetBoolean(2), r.GetString(3), r.GetString(4), r.GetInt64(5), r.Instant(6), r.TextOrNull(7), r.InstantOrNull(8), r.DateOrNull(9),
                [.. rules[r.GetInt32(0)]], tests.GetValueOrDefault(r.GetInt32(0))),
            ct, Office.Today(act.Now), page);
    }

    const string BackTestColumns = "b.id, b.version, b.run_at, b.lines, b.asked_today, b.matched_to_unknown, b.unknown_to_matched, b.other_case, b.other_proposals, b.differences::text";

    static BackTestView BackTest(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetInt32(1), r.Instant(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7), r.GetInt32(8),
        JsonSerializer.Deserialize<BackTestDifference[]>(r.GetString(9), RuleSet.Json)!);
}
