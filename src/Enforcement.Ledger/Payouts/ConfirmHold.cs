using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Another person finds that a hold stands. It stops the money from the moment it is placed; the clock of the case it stops only now,
/// and then from the day on which it was placed.</summary>
/// <source>S3 §22¶2 (approved ground); domain reference §1.2, 3</source>
public sealed class ConfirmHold(LedgerDb db, Recused recused, ILateNotices late, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.LiftHolds;

    public sealed record Request(long HoldId);

    /// <exception cref="Refused"><see cref="HoldRefusals.NotFound"/>, <see cref="HoldRefusals.SamePerson"/>, <see cref="HoldRefusals.AlreadyLifted"/>,
    /// <see cref="HoldRefusals.AlreadyConfirmed"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        await db.ExecuteAsync("select 1 from payouts.hold where id = $1 for update", ct, request.HoldId);
        var hold = await db.Set<Hold>().SingleOrDefaultAsync(h => h.Id == request.HoldId, ct) ?? throw new Refused(HoldRefusals.NotFound);
        act.RequireOwn(await db.Set<EnforcementCase>().Where(c => c.Id == hold.CaseId).Select(c => c.OfficerId).SingleAsync(ct));
        await recused.RequireNotAsync(hold.CaseId, ct);
        await second.RequireAsync(HoldRefusals.SamePerson, $"hold {hold.Id}", ct, hold.PlacedBy);
        if (hold.LiftedAt is not null)
            throw new Refused(HoldRefusals.AlreadyLifted, $"hold {hold.Id}");
        if (hold.ConfirmedAt is not null)
            throw new Refused(HoldRefusals.AlreadyConfirmed, $"hold {hold.Id}");
        // Confirmed money waits for no notice, and no sweep looks at it: what was late before the hold is written down first.
        await late.MarkAsync(hold.CaseId, ct);
        hold.ConfirmedBy = act.Actor.Id;
        hold.ConfirmedAt = act.Now;
        await db.SaveChangesAsync(ct);
        act.About($"case:{hold.CaseId}", $"hold {hold.Id} confirmed");
    }
}
