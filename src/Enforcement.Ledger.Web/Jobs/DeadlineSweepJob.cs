using Enforcement.Ledger.Database;
using Enforcement.Ledger.Oversight;
using Quartz;

namespace Enforcement.Ledger.Web.Jobs;

/// <summary>Raises what is due soon or overdue, every morning before the office opens.</summary>
[DisallowConcurrentExecution]
sealed class DeadlineSweepJob(Runner run) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default) =>
        await run.RunAsync<SweepDeadlines, SweepOutcome>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
}
