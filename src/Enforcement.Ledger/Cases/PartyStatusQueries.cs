using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Cases;

/// <summary>Reads what became of parties. An executor sees those of the own cases.</summary>
public sealed class PartyStatusQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadCases;

    /// <summary>The newest first.</summary>
    /// <param name="openOnly">Only what nobody has lifted.</param>
    /// <param name="afterId">Keyset: records older than this id; null for the newest.</param>
    public Task<List<PartyStatusView>> ListAsync(long? caseId, bool openOnly, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "p.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "s.id < {0}");
        return db.QueryAsync(
            $"""
            select s.id, p.case_id, c.number, p.name, s.kind, s.document, a.display_name, s.recorded_at, s.recorded_by, l.display_name, s.lifted_at, s.lift_document
            from cases.party_status s join cases.party p on p.id = s.party_id join cases.enforcement_case c on c.id = p.case_id
            join access.person a on a.id = s.recorded_by left join access.person l on l.id = s.lifted_by
            where {asked}{(openOnly ? " and s.lifted_at is null" : "")} order by s.id desc limit {asked.Parameter(take)}
            """,
            r =>
            {
                var kind = PartyStatusKind.Find(r.GetString(4))!;
                return new PartyStatusView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), kind.Code, kind.Name, r.GetString(5), r.GetString(6), r.Instant(7), r.GetInt64(8) == act.Actor.Id,
                    r.TextOrNull(9), r.InstantOrNull(10), r.TextOrNull(11));
            }, ct, asked.Values);
    }
}
