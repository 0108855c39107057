using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>Rejects a delegation that was asked for, with a reason.</summary>
/// <source>domain reference §4 (users, roles: SYS, confirmed by SEC)</source>
public sealed class RejectDelegation(LedgerDb db, DelegationDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmDelegations;

    public sealed record Request(long DelegationId, string? Reason);

    /// <exception cref="Refused"><see cref="PersonRefusals.DelegationNotFound"/>, <see cref="AccessRefusals.NotPermitted"/>, <see cref="PersonRefusals.SamePerson"/>,
    /// <see cref="PersonRefusals.Decided"/>, <see cref="PersonRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var delegation = await desk.TakeAsync(request.DelegationId, byDelegateToo: false, ct);
        if (delegation.Confirmed || delegation.Over)
            throw new Refused(PersonRefusals.Decided, $"delegation {delegation.Id}");
        var reason = PersonsInHand.Reason(request.Reason);
        await db.ExecuteAsync("update access.delegation set rejected_by = $2, rejected_at = $3, reject_reason = $4 where id = $1", ct, delegation.Id, act.Actor.Id, act.Now, reason);
        act.About($"person:{delegation.Delegator}", $"rejected: {reason}");
    }
}
