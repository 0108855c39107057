using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;
using Quartz;

namespace Enforcement.Ledger.Web.Jobs;

/// <summary>Learns payer accounts from what was posted, every five minutes in which something was.</summary>
[DisallowConcurrentExecution]
sealed class LearnPayersJob(Runner run) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        if (await run.ReadAsync<LearnPayers, bool>(PersonDirectory.House, u => u.IsDueAsync(ct), ct))
            await run.RunAsync<LearnPayers, LearnOutcome>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
    }
}
