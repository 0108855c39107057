using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Recusals;

/// <summary>Asked right after the permission, wherever somebody acts in a case, in the own name or in another's.</summary>
/// <source>domain reference §4, hard segregation 3</source>
public sealed class Recused(LedgerDb db, Act act)
{
    /// <exception cref="Refused"><see cref="RecusalRefusals.Recused"/></exception>
    public Task RequireNotAsync(long caseId, CancellationToken ct) => RequireNotAsync([caseId], ct);

    /// <summary>Of several who lent the right the first goes on whom no recusal keeps away. Whoever places a recusal of one of them at this moment waits, or is waited for.</summary>
    /// <exception cref="Refused"><see cref="RecusalRefusals.Recused"/></exception>
    public async Task RequireNotAsync(IReadOnlyCollection<long> caseIds, CancellationToken ct)
    {
        long[] hands = [act.Actor.Id, .. act.Persons, .. act.Lent.Select(l => l.For.Id)];
        var recused = await db.QueryAsync("select case_id, person_id from cases.recused_hands($1, $2)",
            r => (CaseId: r.GetInt64(0), Person: r.GetInt64(1)), ct, caseIds.ToArray(), hands);
        var away = recused.Select(r => r.Person).ToHashSet();
        act.Avoid(away);
        // Where everybody is to be avoided, another rule says so of one whom no recusal keeps away.
        if (act.OnBehalf is { } lent && away.Contains(lent.For.Id) && act.Lent.FirstOrDefault(l => !away.Contains(l.For.Id)) is { } other)
            act.ActFor(other);
        foreach (var (caseId, person) in recused)
            if (act.Persons.Contains(person))
                throw new Refused(RecusalRefusals.Recused, $"{act.Actor.Name} in case {caseId}");
    }
}
