using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Deferrals;

/// <summary>What the acts on deferrals do the same way.</summary>
public sealed class DeferralDesk(LedgerDb db, ILateNotices late, Recused recused, SecondPerson second, Act act)
{
    /// <summary>Locks it, so that of two deciders the second sees what the first one did.</summary>
    /// <exception cref="Refused"><see cref="DeferralRefusals.NotFound"/>; <see cref="AccessRefusals.NotPermitted"/> for another officer's case;
    /// <see cref="RecusalRefusals.Recused"/></exception>
    internal async Task<DeferralInHand> TakeAsync(long id, CancellationToken ct)
    {
        var deferral = (await db.QueryAsync("select id, case_id, until_on, state, applied_by from payouts.deferral where id = $1 for update",
            r => new DeferralInHand(r.GetInt64(0), r.GetInt64(1), r.Date(2), Enum.Parse<DeferralState>(r.GetString(3)), r.GetInt64(4)), ct, id)).SingleOrDefault()
            ?? throw new Refused(DeferralRefusals.NotFound);
        act.RequireOwn(await db.Set<EnforcementCase>().Where(c => c.Id == deferral.CaseId).Select(c => c.OfficerId).SingleAsync(ct));
        await recused.RequireNotAsync(deferral.CaseId, ct);
        act.About($"case:{deferral.CaseId}");
        return deferral;
    }

    /// <exception cref="Refused"><see cref="DeferralRefusals.SamePerson"/>, <see cref="DeferralRefusals.Decided"/></exception>
    internal async Task<DeferralInHand> TakeToDecideAsync(long id, CancellationToken ct)
    {
        var deferral = await TakeAsync(id, ct);
        await second.RequireAsync(DeferralRefusals.SamePerson, $"deferral {id}", ct, deferral.AppliedBy);
        Require(deferral, DeferralState.Applied);
        return deferral;
    }

    internal static void Require(DeferralInHand deferral, DeferralState state)
    {
        if (deferral.State != state)
            throw new Refused(DeferralRefusals.Decided, deferral.State.ToString());
    }

    internal async Task DecideAsync(DeferralInHand deferral, DeferralState state, string? decision, CancellationToken ct)
    {
        await db.ExecuteAsync("update payouts.deferral set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct,
            deferral.Id, state.ToString(), act.Actor.Id, act.Now, string.IsNullOrWhiteSpace(decision) ? null : decision.Trim());
        act.About($"case:{deferral.CaseId}", $"deferral {deferral.Id} {state} until {deferral.Until:uuuu-MM-dd} {decision}".TrimEnd());
        // What was not marked while this waited is late now.
        if (state is DeferralState.Rejected or DeferralState.Withdrawn)
            await late.MarkAsync(deferral.CaseId, ct);
    }
}
