using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>Confirms a delegation: the delegator himself, or the auditor.</summary>
/// <source>domain reference §4 (users, roles: SYS, confirmed by SEC)</source>
public sealed class ConfirmDelegation(LedgerDb db, DelegationDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmDelegations;

    public sealed record Request(long DelegationId);

    /// <exception cref="Refused"><see cref="PersonRefusals.DelegationNotFound"/>, <see cref="AccessRefusals.NotPermitted"/>, <see cref="PersonRefusals.SamePerson"/>,
    /// <see cref="PersonRefusals.Decided"/>, <see cref="PersonRefusals.DelegationConflict"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var delegation = await desk.TakeAsync(request.DelegationId, byDelegateToo: false, ct);
        if (delegation.Confirmed || delegation.Over)
            throw new Refused(PersonRefusals.Decided, $"delegation {delegation.Id}");
        // A role given to the delegate at this moment waits, or is seen.
        await db.ExecuteAsync("select 1 from access.person where id = $1 for no key update", ct, delegation.Delegate);
        await DelegationDesk.RequireNoConflictAsync(db, delegation.Delegate, delegation.Role, delegation.From, delegation.Until, ct);
        await db.ExecuteAsync("update access.delegation set confirmed_by = $2, confirmed_at = $3 where id = $1", ct, delegation.Id, act.Actor.Id, act.Now);
        act.About($"person:{delegation.Delegator}", "confirmed");
    }
}
