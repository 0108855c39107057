using Enforcement.Ledger.Database;
using Enforcement.Ledger.Reconciliation;
using Quartz;

namespace Enforcement.Ledger.Web.Jobs;

/// <summary>Folds what was posted into the balances by day, every minute in which enough was.</summary>
[DisallowConcurrentExecution]
sealed class BalanceFoldJob(Runner run) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        if (await run.ReadAsync<FoldBalances, bool>(PersonDirectory.House, u => u.IsDueAsync(ct), ct))
            await run.RunAsync<FoldBalances, FoldOutcome>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
    }
}
