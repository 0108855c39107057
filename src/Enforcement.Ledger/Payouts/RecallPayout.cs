using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Banking;

namespace Enforcement.Ledger.Payouts;

/// <summary>Takes a release back whose instruction never left the house: that instruction never leaves, and its money is the case's again.</summary>
/// <source>domain reference §2.4 (a hold stops what is approved but not sent) and §4; ops/decisions/0030</source>
public sealed class RecallPayout(LedgerDb db, PayoutDesk desk, FailedPayments failures, PaymentFileDesk files, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    public sealed record Request(long PayoutId, string? Reason);

    /// <exception cref="Refused"><see cref="PayoutRefusals.SamePerson"/> for who released it, <see cref="PayoutRefusals.IllegalMove"/>,
    /// <see cref="PayoutRefusals.HandedOver"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var released = (await db.QueryAsync(
            """
            select i.id, exists (select from payouts.hand_over o where o.instruction_id = i.id), array_remove(array[i.released_by, m.on_behalf_of], null)
            from payouts.instruction i left join payouts.move m on m.payout_id = i.payout_id and m.round = i.round and m.trigger = 'Release' where i.payout_id = $1 and i.round = $2
            """,
            r => (Id: r.GetInt64(0), Left: r.GetBoolean(1), By: r.GetFieldValue<long[]>(2).ToHashSet()), ct, payout.Id, payout.Round)).SingleOrDefault((0, false, []));
        act.Avoid(released.By);
        if (released.By.Overlaps(act.Persons))
            throw new Refused(PayoutRefusals.SamePerson, $"payout {payout.Id} by {act.Actor.Name}");
        if (payout.State != PayoutState.Released)
            throw new Refused(PayoutRefusals.NotOpenFrom(payout.State), $"recall from {payout.State}");
        if (released.Left)
            throw new Refused(PayoutRefusals.HandedOver, $"payout {payout.Id}");
        var reason = Reason.Required(request.Reason);
        // The file that was to carry it stays here too; its other payments go into another one.
        await files.RecallOfAsync(released.Id, reason, ct);
        await db.ExecuteAsync("insert into payouts.recall (instruction_id, at, by, reason) values ($1, $2, $3, $4)", ct, released.Id, act.Now, act.Actor.Id, reason);
        await failures.FailAsync([(payout, reason)], ct);
    }
}
