using Enforcement.Ledger.Access;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>Persons with their roles, now and before, and the changes of roles.</summary>
public sealed class PersonQueries(LedgerDb db) : IUseCase
{
    public static Permission Needs => Permission.ReadPersons;

    /// <summary>Persons in the order of their ids.</summary>
    /// <param name="after">Keyset: persons after this id; null for the first.</param>
    public async Task<List<PersonView>> ListAsync(long? after, int take, CancellationToken ct)
    {
        var asked = new Conditions().When("person", "p.kind = {0}").When(after, "p.id > {0}");
        var people = await db.QueryAsync($"select p.id, p.user_name, p.display_name from access.person p where {asked} order by p.id limit {asked.Parameter(take)}",
            r => (Id: r.GetInt64(0), UserName: r.GetString(1), Name: r.GetString(2)), ct, asked.Values);
        var roles = (await db.QueryAsync(
            """
            select r.person_id, r.role, r.granted_at, g.display_name, r.revoked_at from access.person_role r join access.person g on g.id = r.granted_by
            where r.person_id = any ($1) order by r.granted_at, r.role
            """,
            r => (Person: r.GetInt64(0), Role: new RoleHeld(r.GetString(1), r.Instant(2), r.GetString(3), r.InstantOrNull(4))), ct, people.Select(p => p.Id).ToArray())).ToLookup(r => r.Person, r => r.Role);
        return [.. people.Select(p => new PersonView(p.Id, p.UserName, p.Name, [.. roles[p.Id].Where(r => r.RevokedAt is null).Select(r => r.Role)], [.. roles[p.Id]]))];
    }

    /// <summary>Changes of roles, the newest first.</summary>
    /// <param name="open">Only those that wait for a decision.</param>
    /// <param name="after">Keyset: older than this id; null for the newest.</param>
    public Task<List<RoleChangeView>> ChangesAsync(bool open, long? after, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(after, "c.id < {0}");
        return db.QueryAsync(
            $"""
            select c.id, c.person_id, p.display_name, c.was, c.roles, case when c.confirmed_at is not null then 'confirmed' when c.rejected_at is not null then 'rejected' else 'proposed' end,
              c.reason, b.display_name, b.id, c.proposed_at, d.display_name, coalesce(c.confirmed_at, c.rejected_at), c.reject_reason
            from access.role_change c join access.person p on p.id = c.person_id join access.person b on b.id = c.proposed_by left join access.person d on d.id = coalesce(c.confirmed_by, c.rejected_by)
            where {asked} {(open ? "and c.confirmed_at is null and c.rejected_at is null" : "")} order by c.id desc limit {asked.Parameter(take)}
            """,
            r => new RoleChangeView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetFieldValue<string[]>(3), r.GetFieldValue<string[]>(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetInt64(8), r.Instant(9),
                r.TextOrNull(10), r.InstantOrNull(11), r.TextOrNull(12)),
            ct, asked.Values);
    }
}
