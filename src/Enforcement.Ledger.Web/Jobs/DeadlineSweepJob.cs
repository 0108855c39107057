using Enforcement.Ledger.Database;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts.Deferrals;
using Quartz;

namespace Enforcement.Ledger.Web.Jobs;

/// <summary>Ends deferrals whose day has passed, and raises what is due soon or overdue, every morning before the office opens.</summary>
[DisallowConcurrentExecution]
sealed class DeadlineSweepJob(Runner run) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        await run.RunAsync<ExpireDeferrals, int>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
        await run.RunAsync<SweepDeadlines, SweepOutcome>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
    }
}
