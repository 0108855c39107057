using Enforcement.Ledger.Access;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>Delegations: all of them, or for whoever lends a role his own.</summary>
public sealed class DelegationQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadDelegations;

    /// <summary>The newest first.</summary>
    /// <param name="after">Keyset: older than this id; null for the newest.</param>
    public Task<List<DelegationView>> ListAsync(bool open, long? after, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(after, "d.id < {0}").When(act.OwnOfficerId, "{0} in (d.delegator, d.delegate)");
        var today = asked.Parameter(act.Now);
        var over = $"d.rejected_at is not null or d.revoked_at is not null or d.until_on < access.office_day({today})";
        return db.QueryAsync(
            $"""
            select d.id, d.delegator, g.display_name, d.delegate, s.display_name, d.role, d.from_on, d.until_on,
              case when d.rejected_at is not null then 'rejected' when d.revoked_at is not null then 'revoked' when d.until_on < access.office_day({today}) then 'ended'
                   when d.confirmed_at is null then 'requested' when d.from_on > access.office_day({today}) then 'coming' else 'in-force' end,
              d.reason, q.display_name, q.id, d.requested_at, c.display_name, d.confirmed_at, j.display_name, d.reject_reason, v.display_name, d.revoked_at, d.revoke_reason
            from access.delegation d join access.person g on g.id = d.delegator join access.person s on s.id = d.delegate join access.person q on q.id = d.requested_by
            left join access.person c on c.id = d.confirmed_by left join access.person j on j.id = d.rejected_by left join access.person v on v.id = d.revoked_by
            where {asked} {(open ? $"and not ({over})" : "")} order by d.id desc limit {asked.Parameter(take)}
            """,
            r => new DelegationView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetInt64(3), r.GetString(4), r.GetString(5), r.Date(6), r.Date(7), r.GetString(8), r.GetString(9), r.GetString(10), r.GetInt64(11), r.Instant(12),
                r.TextOrNull(13), r.InstantOrNull(14), r.TextOrNull(15), r.TextOrNull(16), r.TextOrNull(17), r.InstantOrNull(18), r.TextOrNull(19)),
            ct, asked.Values);
    }
}
