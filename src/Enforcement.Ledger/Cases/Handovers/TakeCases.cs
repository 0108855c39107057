using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Handovers;

/// <summary>Signs the list as the one to whom the cases go: they are his from now on. What the list says is to be so still.</summary>
/// <source>domain reference §1.1, R27; §7, row 39</source>
public sealed class TakeCases(LedgerDb db, HandoverList list, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.TakeCases;

    public sealed record Request(long HandoverId);

    /// <exception cref="Refused"><see cref="HandoverRefusals.NotFound"/>, <see cref="HandoverRefusals.NotTheTaker"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="HandoverRefusals.Decided"/>,
    /// <see cref="HandoverRefusals.Changed"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (handover, decided) = await HandoverInHand.TakeAsync(db, request.HandoverId, ct);
        if (handover.ToId != act.Actor.Id)
            throw new Refused(HandoverRefusals.NotTheTaker, act.Actor.Name);
        await recused.RequireNotAsync(handover.CaseIds, ct);
        if (decided)
            throw new Refused(HandoverRefusals.Decided, $"hand-over {handover.Id}");
        // Whoever brings money to one of them waits until it has changed hands.
        var his = await db.QueryAsync("select c.officer_id = $2 from cases.enforcement_case c where c.id = any ($1) order by c.id for update", r => r.GetBoolean(0), ct, handover.CaseIds.ToArray(), handover.FromId);
        if (!his.TrueForAll(h => h) || !HandoverList.Hash(handover.FromId, handover.ToId, await list.OfAsync(handover.CaseIds, ct)).AsSpan().SequenceEqual(handover.Hash))
            throw new Refused(HandoverRefusals.Changed, $"hand-over {handover.Id}");
        await db.ExecuteAsync("update cases.handover set state = 'Taken', decided_by = $2, decided_at = $3 where id = $1", ct, handover.Id, act.Actor.Id, act.Now);
        await db.ExecuteAsync("update cases.enforcement_case set officer_id = $2, named_officer_id = null where id = any ($1)", ct, handover.CaseIds.ToArray(), act.Actor.Id);
        act.About($"handover:{handover.Id}", $"{handover.CaseIds.Count} cases taken over, list {Convert.ToHexStringLower(handover.Hash)}");
        foreach (var caseId in handover.CaseIds)
            act.About($"case:{caseId}", $"officer {handover.FromId} -> {act.Actor.Id}");
    }
}
