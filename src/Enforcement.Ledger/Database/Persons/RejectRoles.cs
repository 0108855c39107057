using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>Rejects a change of roles that another person proposed, with a reason.</summary>
/// <source>domain reference §4 (users, roles: SYS, confirmed by SEC)</source>
public sealed class RejectRoles(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmRoles;

    public sealed record Request(long ChangeId, string? Reason);

    /// <exception cref="Refused"><see cref="PersonRefusals.ChangeNotFound"/>, <see cref="PersonRefusals.SamePerson"/>, <see cref="PersonRefusals.Decided"/>,
    /// <see cref="PersonRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var change = await RoleChangeInHand.TakeAsync(db, act, request.ChangeId, ct);
        var reason = PersonsInHand.Reason(request.Reason);
        await db.ExecuteAsync("update access.role_change set rejected_by = $2, rejected_at = $3, reject_reason = $4 where id = $1", ct, request.ChangeId, act.Actor.Id, act.Now, reason);
        act.About($"person:{change.PersonId}", $"change {request.ChangeId} rejected: {reason}");
    }
}
