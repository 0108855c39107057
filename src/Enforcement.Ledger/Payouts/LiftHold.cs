using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Microsoft.EntityFrameworkCore;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Lifts a hold: what it set aside is available again, and payouts that nothing else stops go on from where they were.</summary>
/// <source>domain reference §2.4, §4 and §7, row 28</source>
public sealed class LiftHold(LedgerDb db, HoldEffects effects, Recused recused, ILateNotices late, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.LiftHolds;

    public sealed record Request(long HoldId, string? Document);

    /// <exception cref="Refused"><see cref="HoldRefusals.NotFound"/>, <see cref="HoldRefusals.SamePerson"/>, <see cref="HoldRefusals.AlreadyLifted"/>, <see cref="HoldRefusals.NoDocument"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var caseId = await db.Set<Hold>().Where(h => h.Id == request.HoldId).Select(h => (long?)h.CaseId).SingleOrDefaultAsync(ct) ?? throw new Refused(HoldRefusals.NotFound);
        await effects.LockPayoutsAsync(caseId, ct);
        await db.ExecuteAsync("select 1 from payouts.hold where id = $1 for update", ct, request.HoldId);
        var hold = await db.Set<Hold>().SingleAsync(h => h.Id == request.HoldId, ct);
        act.RequireOwn(await db.Set<EnforcementCase>().Where(c => c.Id == caseId).Select(c => c.OfficerId).SingleAsync(ct));
        await recused.RequireNotAsync(caseId, ct);
        await second.RequireAsync(HoldRefusals.SamePerson, $"hold {hold.Id}", ct, hold.PlacedBy);
        if (hold.LiftedAt is not null)
            throw new Refused(HoldRefusals.AlreadyLifted, $"hold {hold.Id}");
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(HoldRefusals.NoDocument);
        hold.LiftedBy = act.Actor.Id;
        hold.LiftedAt = act.Now;
        hold.LiftDocument = request.Document.Trim();
        await db.SaveChangesAsync(ct);
        act.About($"case:{caseId}", $"hold {hold.Id} lifted by {hold.LiftDocument}");
        await effects.GiveBackAsync(hold, ct);
        await effects.TakeWhatIsMissingAsync(caseId, ct, hold.LiftDocument);
        await effects.ResumeAsync(caseId, hold.LiftDocument, ct);
        await late.MarkAsync(caseId, ct);
    }
}
