using Enforcement.Ledger.Database;
using Enforcement.Ledger.Notices;
using Quartz;

namespace Enforcement.Ledger.Web.Jobs;

/// <summary>Composes the notices of what happened, and hands them to the gateway, every minute.</summary>
[DisallowConcurrentExecution]
sealed class NoticesJob(Runner run, DeliverNotices deliver) : IJob
{
    // A statement of a million lines is told over several minutes.
    const int MostParts = 20;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        for (var part = 0; part < MostParts && await run.ReadAsync<CollectNotices, bool>(PersonDirectory.House, u => u.IsDueAsync(ct), ct); part++)
            await run.RunAsync<CollectNotices, CollectOutcome>(PersonDirectory.House, u => u.ExecuteAsync(ct), ct);
        await deliver.RunAsync(PersonDirectory.House, ct);
    }
}
