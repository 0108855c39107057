using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>The versions of the approval chains. A version that was used stays readable for ever.</summary>
public sealed class ChainQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadChains;

    /// <summary>Versions, the newest first.</summary>
    /// <param name="after">Keyset: versions older than this one; null for the newest.</param>
    public async Task<List<ChainVersionView>> ListAsync(long? after, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(after, "v.version < {0}");
        var page = (await db.QueryAsync($"select v.version from payouts.chain_version v where {asked} order by v.version desc limit {asked.Parameter(take)}", r => r.GetInt32(0), ct, asked.Values)).ToArray();
        var steps = (await db.QueryAsync(
            """
            select version, payee_class, from_minor, step, role, needs_decision, flag from payouts.chain_step where version = any ($1)
            order by version, flag nulls first, array_position(array['party', 'agent', 'third-party', 'payer-refund'], payee_class), from_minor, step
            """,
            r => (Version: r.GetInt32(0), Step: new ChainStep(r.GetString(1), r.Money(2), r.GetInt16(3), r.GetString(4), r.GetBoolean(5), r.TextOrNull(6))), ct, page)).ToLookup(s => s.Version, s => s.Step);
        return await db.QueryAsync(
            """
            with in_force as (select max(version) as version from payouts.chain_version where state = 'approved' and effective_from <= $1)
            select v.version, case when v.state <> 'approved' then v.state when v.version = f.version then 'in-force' when v.version < f.version then 'superseded' else 'approved' end,
                   v.effective_from, v.window_days, v.source, v.based_on, p.display_name, p.id, v.proposed_at, d.display_name, v.decided_at, v.decision_reason,
                   (select count(distinct (s.payout_id, s.round)) from payouts.required_step s where s.chain_version = v.version)
            from payouts.chain_version v cross join in_force f left join access.person p on p.id = v.proposed_by left join access.person d on d.id = v.decided_by
            where v.version = any ($2) order by v.version desc
            """,
            r => new ChainVersionView(r.GetInt32(0), r.GetString(1), r.Date(2), r.GetInt32(3), r.GetString(4), r.IsDBNull(5) ? null : r.GetInt32(5), r.TextOrNull(6), r.LongOrNull(7), r.InstantOrNull(8),
                r.TextOrNull(9), r.InstantOrNull(10), r.TextOrNull(11), r.GetInt64(12), [.. steps[r.GetInt32(0)]]),
            ct, Office.Today(act.Now), page);
    }

    /// <summary>The roles by which a step can be approved.</summary>
    public Task<List<string>> ApproversAsync(CancellationToken ct) =>
        db.QueryAsync("select role from access.grant_row where permission = $1 order by role", r => r.GetString(0), ct, Permission.ApprovePayouts.Code);
}
