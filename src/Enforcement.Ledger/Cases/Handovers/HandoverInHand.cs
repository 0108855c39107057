using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Handovers;

/// <summary>A hand-over that waits for its second signature, locked until the act ends.</summary>
public sealed record HandoverInHand(long Id, long FromId, long ToId, long GivenBy, byte[] Hash, IReadOnlyList<long> CaseIds)
{
    /// <exception cref="Refused"><see cref="HandoverRefusals.NotFound"/></exception>
    internal static async Task<(HandoverInHand Handover, bool Decided)> TakeAsync(LedgerDb db, long id, CancellationToken ct) => (await db.QueryAsync(
        """
        select h.id, h.from_id, h.to_id, h.given_by, h.list_sha256, array(select l.case_id from cases.handover_case l where l.handover_id = h.id order by l.case_id), h.state <> 'Given'
        from cases.handover h where h.id = $1 for update of h
        """,
        r => ((HandoverInHand, bool)?)(new(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetFieldValue<byte[]>(4), r.GetFieldValue<long[]>(5)), r.GetBoolean(6)), ct, id)).SingleOrDefault()
        ?? throw new Refused(HandoverRefusals.NotFound, $"hand-over {id}");
}
