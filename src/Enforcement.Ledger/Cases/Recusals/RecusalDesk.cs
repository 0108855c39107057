using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Cases.Recusals;

/// <summary>Writes a recusal down, whoever brings it.</summary>
public sealed class RecusalDesk(LedgerDb db, Act act)
{
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.DocumentMissing"/>, <see cref="RecusalRefusals.Already"/></exception>
    public async Task<long> PlaceAsync(long caseId, long personId, string? reason, string? document, CancellationToken ct)
    {
        // Two at once each see the other's, and an act of that person is over before or sees this.
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for key share", ct, caseId);
        await db.ExecuteAsync("select pg_advisory_xact_lock(cases.recusal_lock($1))", ct, personId);
        if (!await db.Set<EnforcementCase>().AnyAsync(c => c.Id == caseId, ct))
            throw new Refused(CaseRefusals.NotFound);
        if (string.IsNullOrWhiteSpace(document))
            throw new Refused(RecusalRefusals.DocumentMissing);
        if ((await db.QueryAsync("select cases.is_recused($1, $2)", r => r.GetBoolean(0), ct, caseId, personId))[0])
            throw new Refused(RecusalRefusals.Already, $"person {personId}");
        var id = (await db.QueryAsync("insert into cases.recusal (case_id, person_id, reason, document, placed_by, placed_at) values ($1, $2, $3, $4, $5, $6) returning id",
            r => r.GetInt64(0), ct, caseId, personId, string.IsNullOrWhiteSpace(reason) ? "回避" : reason.Trim(), document.Trim(), act.Actor.Id, act.Now))[0];
        act.About($"case:{caseId}", $"recusal {id} of person {personId} by {document.Trim()}");
        return id;
    }
}
