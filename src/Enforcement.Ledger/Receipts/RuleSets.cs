using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Npgsql;

namespace Enforcement.Ledger.Receipts;

/// <summary>The versions of the matching rules as the database keeps them.</summary>
public sealed class RuleSets(LedgerDb db, Act act)
{
    /// <summary>The version in force on a day: the last that took effect; of two of one day the later one.</summary>
    internal const string InForceOn = "select s.version from receipts.rule_set s where s.state = 'approved' and s.effective_from <= {0} order by s.effective_from desc, s.version desc limit 1";

    /// <summary>The version by which the office decides today.</summary>
    public async Task<RuleSet> InForceAsync(CancellationToken ct) =>
        await ReadAsync($"r.version = ({InForceOn.Replace("{0}", "$1", StringComparison.Ordinal)})", ct, Office.Today(act.Now))
            ?? throw new InvariantBroken("matching.no-rules", "no version of the matching rules is in force");

    /// <exception cref="Refused"><see cref="MatchingRefusals.VersionNotFound"/></exception>
    public async Task<RuleSet> OfVersionAsync(int version, CancellationToken ct) =>
        await ReadAsync("r.version = $1", ct, version) ?? throw new Refused(MatchingRefusals.VersionNotFound, $"version {version}");

    internal static TierRule Rule(NpgsqlDataReader r, int first) => new(
        r.GetString(first), r.GetInt16(first + 1), r.GetBoolean(first + 2), JsonSerializer.Deserialize<TierParameters>(r.GetString(first + 3), RuleSet.Json)!);

    async Task<RuleSet?> ReadAsync(string which, CancellationToken ct, object value)
    {
        var rows = await db.QueryAsync($"select r.version, r.tier, r.position, r.enabled, r.parameters::text from receipts.rule r where {which}", r => (Version: r.GetInt32(0), Rule: Rule(r, 1)), ct, value);
        return rows.Count == 0 ? null : new RuleSet(rows[0].Version, rows.Select(r => r.Rule));
    }
}
