using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>Proposes the roles that a person is to hold: exactly these, so that what is not named is taken. Another person confirms.</summary>
/// <source>domain reference §4 (users, roles: SYS, confirmed by SEC; hard segregation 4, 5)</source>
public sealed class ProposeRoles(LedgerDb db, PersonsInHand persons, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeRoles;

    /// <param name="Roles">Codes of <c>access.role</c>; none takes every role.</param>
    public sealed record Request(string UserName, IReadOnlyList<string> Roles, string? Reason);

    /// <returns>The id of the change.</returns>
    /// <exception cref="Refused"><see cref="AccessRefusals.UnknownPerson"/>, <see cref="PersonRefusals.SamePerson"/>, <see cref="PersonRefusals.ReasonMissing"/>,
    /// <see cref="PersonRefusals.RoleUnknown"/>, <see cref="PersonRefusals.NothingChanges"/>, <see cref="AccessRefusals.ConflictingRoles"/>, <see cref="PersonRefusals.ChangeOpen"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var (person, was) = await persons.TakeAsync(request.UserName, ct);
        if (person == act.Actor.Id)
            throw new Refused(PersonRefusals.SamePerson, request.UserName);
        var reason = PersonsInHand.Reason(request.Reason);
        string[] roles = [.. request.Roles.Distinct().Order(StringComparer.Ordinal)];
        var known = await db.QueryAsync("select code from access.role where code <> 'SVC'", r => r.GetString(0), ct);
        if (roles.Except(known).ToList() is [var unknown, ..])
            throw new Refused(PersonRefusals.RoleUnknown, unknown);
        if (roles.SequenceEqual(was.Order(StringComparer.Ordinal)))
            throw new Refused(PersonRefusals.NothingChanges, string.Join(", ", was));
        if ((await db.QueryAsync("select access.conflicting_roles($1)", r => r.GetBoolean(0), ct, [roles]))[0])
            throw new Refused(AccessRefusals.ConflictingRoles, string.Join(", ", roles));
        var excluded = await db.QueryAsync(
            """
            select d.role from access.delegation d, unnest($2) r (role)
            where d.delegate = $1 and d.confirmed_at is not null and d.revoked_at is null and d.until_on >= access.office_day($3)
              and (r.role in ('SYS', 'SEC', 'SVC', 'INS', 'UPC', 'PRO', 'PTY', 'OUT') or r.role <> d.role and (d.role in ('ACC', 'CSH') or r.role in ('ACC', 'CSH')))
            """,
            r => r.GetString(0), ct, person, roles, act.Now);
        if (excluded is [var standIn, ..])
            throw new Refused(PersonRefusals.DelegationConflict, standIn);
        var change = await db.QueryAsync(
            """
            insert into access.role_change (person_id, was, roles, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (person_id) where confirmed_at is null and rejected_at is null do nothing returning id
            """,
            r => r.GetInt64(0), ct, person, was, roles, reason, act.Actor.Id, act.Now);
        act.About($"person:{person}", $"{string.Join(",", was)} -> {string.Join(",", roles)}: {reason}");
        return change is [var id] ? id : throw new Refused(PersonRefusals.ChangeOpen, request.UserName);
    }
}
