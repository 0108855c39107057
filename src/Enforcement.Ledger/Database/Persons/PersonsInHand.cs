using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>A person taken in hand, so that nobody changes his roles meanwhile.</summary>
public sealed class PersonsInHand(LedgerDb db)
{
    /// <returns>The person's id and the roles held now, in order.</returns>
    /// <exception cref="Refused"><see cref="AccessRefusals.UnknownPerson"/></exception>
    public async Task<(long Id, string[] Roles)> TakeAsync(string userName, CancellationToken ct)
    {
        var found = await db.QueryAsync("select id from access.person where normalized_user_name = $1 and kind = 'person' for no key update", r => r.GetInt64(0), ct, userName.ToUpperInvariant());
        if (found is not [var id])
            throw new Refused(AccessRefusals.UnknownPerson, userName);
        return (id, await RolesAsync(id, ct));
    }

    /// <summary>The roles held now, in order.</summary>
    public async Task<string[]> RolesAsync(long personId, CancellationToken ct) =>
        [.. await db.QueryAsync("select role from access.person_role where person_id = $1 and revoked_at is null order by role", r => r.GetString(0), ct, personId)];

    /// <exception cref="Refused"><see cref="PersonRefusals.ReasonMissing"/></exception>
    public static string Reason(string? reason) => string.IsNullOrWhiteSpace(reason) ? throw new Refused(PersonRefusals.ReasonMissing) : reason.Trim();
}
