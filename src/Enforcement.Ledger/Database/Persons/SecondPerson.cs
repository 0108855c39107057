using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database.Persons;

/// <summary>What one person began another decides, in his own name or in the name of who lent him the right; a person and whoever he stands in for
/// are one hand. Asked after the permission and before the state.</summary>
/// <source>domain reference §4, hard segregation 1; ops/decisions/0044</source>
public sealed class SecondPerson(LedgerDb db, Act act)
{
    /// <summary>Refuses whoever began it, and keeps in whose name it is decided. Whoever ends the delegation, or takes the role
    /// from who lent it, waits at this moment.</summary>
    /// <param name="what">What is decided, such as <c>deferral 17</c>.</param>
    /// <param name="began">Everybody whose act this decides, and in whose names; null where nobody did.</param>
    /// <exception cref="Refused"><paramref name="samePerson"/>; <see cref="AccessRefusals.NotPermitted"/> when the delegation has ended meanwhile.</exception>
    public async Task RequireAsync(Refusal samePerson, string what, CancellationToken ct, params long?[] began)
    {
        act.Avoid(began.OfType<long>());
        if (act.Persons.Any(p => began.Contains(p)))
            throw new Refused(samePerson, $"{what} by {act.Actor.Name}{(act.OnBehalf is { } of ? $" for {of.For.Name}" : "")}");
        if (act.OnBehalf is not { } lent)
            return;
        var stands = await db.QueryAsync(
            """
            select 1 from access.delegation d join access.person_role r on r.person_id = d.delegator and r.role = d.role and r.revoked_at is null
            where d.id = $1 and d.revoked_at is null for share
            """, r => r.GetInt32(0), ct, lent.DelegationId);
        if (stands.Count == 0)
            throw new Refused(AccessRefusals.NotPermitted, $"delegation {lent.DelegationId} has ended");
        await db.ExecuteAsync("insert into access.stand_in (person_id, on_behalf_of, delegation_id, permission, at) values ($1, $2, $3, $4, $5)", ct,
            act.Actor.Id, lent.For.Id, lent.DelegationId, act.Needs.Code, act.Now);
        act.About(act.Subject, $"{what} on behalf of {lent.For.Name} by delegation {lent.DelegationId}");
    }
}
