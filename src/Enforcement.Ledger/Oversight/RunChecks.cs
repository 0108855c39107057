using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Oversight;

/// <summary>Runs every standing invariant and tells what breaks it.</summary>
/// <source>design §4 (standing invariants)</source>
public sealed class RunChecks(StandingChecks checks) : IUseCase
{
    public static Permission Needs => Permission.RunChecks;

    public Task<List<CheckOutcome>> ExecuteAsync(CancellationToken ct) => checks.RunAsync(StandingChecks.Names, ct);
}
