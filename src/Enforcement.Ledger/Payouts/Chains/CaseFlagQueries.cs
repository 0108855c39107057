using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>The flags of a case.</summary>
public sealed class CaseFlagQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>Flags of a case, the newest first; of another officer's case none.</summary>
    public Task<List<CaseFlagView>> ListAsync(long caseId, CancellationToken ct) => db.QueryAsync(
        """
        select f.id, f.case_id, f.flag, k.name, f.document, s.display_name, f.set_at, e.display_name, f.ended_at, f.end_document, f.set_by = $3
        from payouts.case_flag f join payouts.case_flag_kind k on k.code = f.flag join cases.enforcement_case c on c.id = f.case_id
        join access.person s on s.id = f.set_by left join access.person e on e.id = f.ended_by
        where f.case_id = $1 and ($2::bigint is null or c.officer_id = $2) order by f.id desc
        """,
        r => new CaseFlagView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.Instant(6), r.TextOrNull(7), r.InstantOrNull(8), r.TextOrNull(9), r.GetBoolean(10)),
        ct, caseId, act.OwnOfficerId, act.Actor.Id);

    /// <summary>The flags that a case can have.</summary>
    public Task<List<CaseFlagKind>> KindsAsync(CancellationToken ct) =>
        db.QueryAsync("select code, name from payouts.case_flag_kind order by code", r => new CaseFlagKind(r.GetString(0), r.GetString(1)), ct);
}
