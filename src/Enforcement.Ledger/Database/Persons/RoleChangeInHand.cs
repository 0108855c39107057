using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>A change of roles taken in hand to be decided: once, by a person who neither proposed it nor is meant by it.</summary>
sealed record RoleChangeInHand(long PersonId, string[] Was, string[] Roles)
{
    /// <exception cref="Refused"><see cref="PersonRefusals.ChangeNotFound"/>, <see cref="PersonRefusals.SamePerson"/>, <see cref="PersonRefusals.Decided"/></exception>
    public static async Task<RoleChangeInHand> TakeAsync(LedgerDb db, Act act, long id, CancellationToken ct)
    {
        var rows = await db.QueryAsync("select person_id, was, roles, proposed_by, confirmed_at is null and rejected_at is null from access.role_change where id = $1 for update",
            r => (Change: new RoleChangeInHand(r.GetInt64(0), r.GetFieldValue<string[]>(1), r.GetFieldValue<string[]>(2)), By: r.GetInt64(3), Open: r.GetBoolean(4)), ct, id);
        if (rows is not [var found])
            throw new Refused(PersonRefusals.ChangeNotFound);
        if (act.Actor.Id == found.By || act.Actor.Id == found.Change.PersonId)
            throw new Refused(PersonRefusals.SamePerson);
        return found.Open ? found.Change : throw new Refused(PersonRefusals.Decided);
    }
}
