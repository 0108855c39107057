using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>Ends a delegation before its day. One person suffices: it only takes a right away.</summary>
/// <source>domain reference §4</source>
public sealed class RevokeDelegation(LedgerDb db, DelegationDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.RevokeDelegations;

    public sealed record Request(long DelegationId, string? Reason);

    /// <exception cref="Refused"><see cref="PersonRefusals.DelegationNotFound"/>, <see cref="AccessRefusals.NotPermitted"/>, <see cref="PersonRefusals.Decided"/>,
    /// <see cref="PersonRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var delegation = await desk.TakeAsync(request.DelegationId, byDelegateToo: true, ct);
        if (!delegation.Confirmed || delegation.Over)
            throw new Refused(PersonRefusals.Decided, $"delegation {delegation.Id}");
        var reason = PersonsInHand.Reason(request.Reason);
        await db.ExecuteAsync("update access.delegation set revoked_by = $2, revoked_at = $3, revoke_reason = $4 where id = $1", ct, delegation.Id, act.Actor.Id, act.Now, reason);
        act.About($"person:{delegation.Delegator}", $"revoked: {reason}");
    }
}
