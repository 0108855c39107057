using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;
using Quartz;

namespace Enforcement.Ledger.Web.Jobs;

/// <summary>Takes in what lies in the drop folder, every minute; nothing where none is configured.</summary>
[DisallowConcurrentExecution]
sealed class DropFolderJob(DropFolder drop, IConfiguration configuration) : IJob
{
    public const string Setting = "Receipts:DropFolder";

    static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken ct = default)
    {
        if (configuration[Setting] is { Length: > 0 } folder)
            await drop.TakeAsync(folder, PersonDirectory.House, configuration["Receipts:DropBook"], Settle, ct);
    }
}
