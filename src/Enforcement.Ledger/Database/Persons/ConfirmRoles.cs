using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Npgsql;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>Confirms a change of roles that another person proposed: what is not in it ends now, what is new begins now. What the person did before stays his.</summary>
/// <source>domain reference §4 (users, roles: SYS, confirmed by SEC; hard segregation 4, 5)</source>
public sealed class ConfirmRoles(LedgerDb db, PersonsInHand persons, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmRoles;

    public sealed record Request(long ChangeId);

    /// <exception cref="Refused"><see cref="PersonRefusals.ChangeNotFound"/>, <see cref="PersonRefusals.SamePerson"/>, <see cref="PersonRefusals.Decided"/>,
    /// <see cref="AccessRefusals.Stale"/> when the roles have changed since, <see cref="AccessRefusals.ConflictingRoles"/>, <see cref="PersonRefusals.DelegationConflict"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var change = await RoleChangeInHand.TakeAsync(db, act, request.ChangeId, ct);
        await db.ExecuteAsync("select 1 from access.person where id = $1 for no key update", ct, change.PersonId);
        if (!(await persons.RolesAsync(change.PersonId, ct)).ToHashSet().SetEquals(change.Was))
            throw new Refused(AccessRefusals.Stale, $"roles of person {change.PersonId}");
        try
        {
            await db.ExecuteAsync("update access.role_change set confirmed_by = $2, confirmed_at = $3 where id = $1", ct, request.ChangeId, act.Actor.Id, act.Now);
            await db.ExecuteAsync("update access.person_role set revoked_at = $3, revoked_by_change_id = $1 where person_id = $2 and revoked_at is null and role <> all ($4)",
                ct, request.ChangeId, change.PersonId, act.Now, change.Roles);
            // A role that comes back at the very moment at which it was last given has a moment of its own.
            await db.ExecuteAsync(
                """
                insert into access.person_role (person_id, role, granted_at, granted_by, role_change_id)
                select $2, r, greatest($3, (select max(h.granted_at) + interval '1 microsecond' from access.person_role h where h.person_id = $2 and h.role = r)), $4, $1 from unnest($5) r
                """,
                ct, request.ChangeId, change.PersonId, act.Now, act.Actor.Id, change.Roles.Except(change.Was).ToArray());
        }
        catch (PostgresException e) when (e.SqlState == "LD010")
        {
            throw new Refused(AccessRefusals.ConflictingRoles, string.Join(", ", change.Roles));
        }
        catch (PostgresException e) when (e.SqlState == "LD124")
        {
            throw new Refused(PersonRefusals.DelegationConflict, string.Join(", ", change.Roles));
        }
        act.About($"person:{change.PersonId}", $"{string.Join(",", change.Was)} -> {string.Join(",", change.Roles)} by change {request.ChangeId}");
    }
}
