using Enforcement.Ledger.Database;
using Enforcement.Ledger.Reconciliation;
using Quartz;

namespace Enforcement.Ledger.Web.Jobs;

/// <summary>Lists what differs and stops books whose invariants break: every ten minutes the cheap ones, at night all of them.</summary>
[DisallowConcurrentExecution]
sealed class BookGuardJob(Runner run) : IJob
{
    public const string All = "all";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        await run.RunAsync<GuardBooks, GuardOutcome>(PersonDirectory.House, u => u.ExecuteAsync(context.Trigger.Key.Name.EndsWith(All, StringComparison.Ordinal), ct), ct);
        await run.RunAsync<FindDifferences, DifferencesFound>(PersonDirectory.House, u => u.ExecuteAsync(new(), ct), ct);
    }
}
