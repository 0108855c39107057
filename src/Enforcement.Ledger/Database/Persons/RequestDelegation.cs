using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>Asks that one person stand in for another in a role for some days. It counts when the delegator himself or the auditor has confirmed it.</summary>
/// <source>domain reference §4 (hard segregation: also through delegation; 4: delegation needs a third person)</source>
public sealed class RequestDelegation(LedgerDb db, PersonsInHand persons, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeRoles;

    /// <param name="Roles">Null for every role of the delegator that can be lent.</param>
    /// <param name="From">Null for today.</param>
    /// <param name="Until">The last day, inclusive.</param>
    public sealed record Request(string Delegator, string Delegate, LocalDate Until, string? Reason, LocalDate? From = null, IReadOnlyList<string>? Roles = null);

    /// <returns>The ids of the delegations, one a role.</returns>
    /// <exception cref="Refused"><see cref="AccessRefusals.UnknownPerson"/>, <see cref="PersonRefusals.SamePerson"/>, <see cref="PersonRefusals.ReasonMissing"/>,
    /// <see cref="PersonRefusals.NotDelegable"/>, <see cref="PersonRefusals.DaysUnfit"/>, <see cref="PersonRefusals.DelegationConflict"/></exception>
    public async Task<IReadOnlyList<long>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var (delegator, held) = await persons.TakeAsync(request.Delegator, ct);
        var (standIn, _) = await persons.TakeAsync(request.Delegate, ct);
        if (delegator == standIn || standIn == act.Actor.Id)
            throw new Refused(PersonRefusals.SamePerson, request.Delegate);
        var reason = PersonsInHand.Reason(request.Reason);
        var lendable = (await db.QueryAsync("select distinct role from access.delegable where role = any ($1) order by 1", r => r.GetString(0), ct, [held])).ToHashSet();
        string[] roles = [.. request.Roles?.Distinct() ?? lendable];
        if (roles.Length == 0 || roles.Any(r => !lendable.Contains(r)))
            throw new Refused(PersonRefusals.NotDelegable, $"{request.Delegator}: {string.Join(", ", roles.Length == 0 ? held : roles)}");
        var today = (await db.QueryAsync("select access.office_day($1)", r => r.Date(0), ct, act.Now))[0];
        var from = request.From ?? today;
        if (request.Until < from || request.Until < today || request.Until > from.PlusDays(366))
            throw new Refused(PersonRefusals.DaysUnfit, $"{from:uuuu-MM-dd} to {request.Until:uuuu-MM-dd}");
        foreach (var role in roles)
            await DelegationDesk.RequireNoConflictAsync(db, standIn, role, from, request.Until, ct);
        act.About($"person:{delegator}", $"{string.Join(",", roles)} lent to {request.Delegate} from {from:uuuu-MM-dd} until {request.Until:uuuu-MM-dd}: {reason}");
        return await db.QueryAsync(
            """
            insert into access.delegation (delegator, delegate, role, from_on, until_on, reason, requested_by, requested_at)
            select $1, $2, r, $4, $5, $6, $7, $8 from unnest($3) r returning id
            """,
            r => r.GetInt64(0), ct, delegator, standIn, roles, from, request.Until, reason, act.Actor.Id, act.Now);
    }
}
