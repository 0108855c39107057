using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>What every decision about a delegation does the same way: take it in hand, see whose it is, and see that the delegate may stand in.</summary>
public sealed class DelegationDesk(LedgerDb db, Act act)
{
    public sealed record InHand(long Id, long Delegator, long Delegate, string Role, LocalDate From, LocalDate Until, long RequestedBy, bool Confirmed, bool Over);

    /// <param name="byDelegateToo">The delegate may take part in this decision; he confirms none.</param>
    /// <exception cref="Refused"><see cref="PersonRefusals.DelegationNotFound"/>; <see cref="AccessRefusals.NotPermitted"/> for other people's;
    /// <see cref="PersonRefusals.SamePerson"/></exception>
    public async Task<InHand> TakeAsync(long id, bool byDelegateToo, CancellationToken ct)
    {
        var rows = await db.QueryAsync(
            """
            select delegator, delegate, role, from_on, until_on, requested_by, confirmed_at is not null, rejected_at is not null or revoked_at is not null
            from access.delegation where id = $1 for update
            """,
            r => new InHand(id, r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.Date(3), r.Date(4), r.GetInt64(5), r.GetBoolean(6), r.GetBoolean(7)), ct, id);
        if (rows is not [var found])
            throw new Refused(PersonRefusals.DelegationNotFound);
        act.About($"person:{found.Delegator}", $"delegation {id} of {found.Role} to person {found.Delegate}");
        if (act.Scope == GrantScope.Own && act.Actor.Id != found.Delegator && act.Actor.Id != found.Delegate)
            throw new Refused(AccessRefusals.NotPermitted, $"{act.UseCase} by {act.Actor.Name}: not of this delegation");
        if (!byDelegateToo && (act.Actor.Id == found.RequestedBy || act.Actor.Id == found.Delegate))
            throw new Refused(PersonRefusals.SamePerson, $"delegation {id}");
        return found;
    }

    /// <exception cref="Refused"><see cref="PersonRefusals.DelegationConflict"/></exception>
    public static async Task RequireNoConflictAsync(LedgerDb db, long standIn, string role, LocalDate from, LocalDate until, CancellationToken ct)
    {
        if ((await db.QueryAsync("select access.delegation_conflict($1, $2, $3, $4)", r => r.TextOrNull(0), ct, standIn, role, from, until))[0] is { } held)
            throw new Refused(PersonRefusals.DelegationConflict, $"{role} beside {held}");
    }
}
