using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Database;

/// <summary>Finds who acts. It tells names and ids only; what a person may do is the runner's to ask.</summary>
public sealed class PersonDirectory(LedgerDb db, IClock clock)
{
    /// <summary>The service account of the house, for what runs without a person at the keyboard; made by the migrations.</summary>
    public static Actor House { get; } = new(1, "house");

    /// <param name="userName">The sign-in name; case does not matter.</param>
    /// <returns>Null when there is no such person.</returns>
    public async Task<Actor?> FindAsync(string userName, CancellationToken ct)
    {
        var normalized = userName.ToUpperInvariant();
        return await db.Users.Where(p => p.NormalizedUserName == normalized).Select(p => new Actor(p.Id, p.UserName!)).SingleOrDefaultAsync(ct);
    }

    /// <summary>The roles that a person holds now.</summary>
    public Task<List<string>> RolesAsync(long personId, CancellationToken ct) =>
        db.QueryAsync("select role from access.person_role where person_id = $1 and revoked_at is null order by role", r => r.GetString(0), ct, personId);

    /// <summary>The roles that hold each permission, so that whoever may not can be told who may.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> HoldersAsync(CancellationToken ct) =>
        (await db.QueryAsync("select permission, array_agg(distinct role order by role) from access.grant_row group by 1", r => (Permission: r.GetString(0), Roles: r.GetFieldValue<string[]>(1)), ct))
            .ToDictionary(h => h.Permission, h => (IReadOnlyList<string>)h.Roles);

    /// <summary>The permissions of a person's roles, own and lent, for the pages to know what to offer. The runner asks again at the act.</summary>
    public Task<List<string>> PermissionsAsync(long personId, CancellationToken ct) =>
        db.QueryAsync(
            """
            select g.permission from access.person_role r join access.grant_row g on g.role = r.role where r.person_id = $1 and r.revoked_at is null
            union
            select l.permission from access.acting_for($1, $2) a join access.delegable l on l.role = a.role order by 1
            """,
            r => r.GetString(0), ct, personId, clock.GetCurrentInstant());
}
