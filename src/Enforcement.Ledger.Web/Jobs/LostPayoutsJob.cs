using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts.Banking;
using Quartz;

namespace Enforcement.Ledger.Web.Jobs;

/// <summary>Marks as unknown what the bank has neither answered nor booked in time, every morning before the office opens.</summary>
[DisallowConcurrentExecution]
sealed class LostPayoutsJob(Runner run) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default) =>
        await run.RunAsync<FindLostPayouts, int>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
}
