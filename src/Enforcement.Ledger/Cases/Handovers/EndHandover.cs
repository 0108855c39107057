using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Handovers;

/// <summary>Ends a hand-over that waits for its second signature: who gave it takes it back, who should take it declines. The cases stay whose they are.</summary>
public sealed class EndHandover(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.GiveCases;

    public sealed record Request(long HandoverId, string? Reason);

    /// <exception cref="Refused"><see cref="HandoverRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for who has no part in it, <see cref="HandoverRefusals.Decided"/>,
    /// <see cref="HandoverRefusals.NoReason"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (handover, decided) = await HandoverInHand.TakeAsync(db, request.HandoverId, ct);
        act.RequireOwn(handover.ToId == act.Actor.Id ? handover.ToId : handover.FromId);
        if (decided)
            throw new Refused(HandoverRefusals.Decided, $"hand-over {handover.Id}");
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(HandoverRefusals.NoReason);
        await db.ExecuteAsync("update cases.handover set state = 'Ended', decided_by = $2, decided_at = $3, reason = $4 where id = $1", ct, handover.Id, act.Actor.Id, act.Now, request.Reason.Trim());
        act.About($"handover:{handover.Id}", $"ended: {request.Reason.Trim()}");
    }
}
