using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using NodaTime;

namespace Enforcement.Ledger.Cases.Recusals;

/// <param name="Mine">The reader is recused, or placed it, and so does not lift it.</param>
/// <param name="LiftedFor">In whose name it was lifted; null in the own.</param>
public sealed record RecusalView(long Id, long CaseId, string Person, string Reason, string Document, string PlacedBy, Instant PlacedAt, bool Mine, string? LiftedBy, Instant? LiftedAt, string? LiftDocument, string? LiftedFor);

/// <summary>Reads who is recused from a case. An executor sees it of the own cases.</summary>
public sealed class RecusalQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadCases;

    /// <summary>The newest first.</summary>
    public Task<List<RecusalView>> ListAsync(long caseId, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "r.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        return db.QueryAsync(
            $"""
            select r.id, r.case_id, p.display_name, r.reason, r.document, b.display_name, r.placed_at, r.placed_by, r.person_id, l.display_name, r.lifted_at, r.lift_document, access.lender_name('cases.recusal', r.id, 'lifted_by')
            from cases.recusal r join cases.enforcement_case c on c.id = r.case_id join access.person p on p.id = r.person_id join access.person b on b.id = r.placed_by
            left join access.person l on l.id = r.lifted_by where {asked} order by r.id desc
            """,
            r => new RecusalView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.Instant(6), act.Actor.Id == r.GetInt64(7) || act.Actor.Id == r.GetInt64(8),
                r.TextOrNull(9), r.InstantOrNull(10), r.TextOrNull(11), r.TextOrNull(12)), ct, asked.Values);
    }
}
