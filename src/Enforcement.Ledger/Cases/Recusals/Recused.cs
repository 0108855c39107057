using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Recusals;

/// <summary>Asked right after the permission, wherever somebody acts in a case, in the own name or in another's.</summary>
/// <source>domain reference §4, hard segregation 3</source>
public sealed class Recused(LedgerDb db, Act act)
{
    /// <exception cref="Refused"><see cref="RecusalRefusals.Recused"/></exception>
    public async Task RequireNotAsync(long caseId, CancellationToken ct)
    {
        if ((await db.QueryAsync("select bool_or(cases.is_recused($1, x)) from unnest($2) x", r => r.GetBoolean(0), ct, caseId, act.Persons.ToArray()))[0])
            throw new Refused(RecusalRefusals.Recused, $"{act.Actor.Name} in case {caseId}");
    }
}
