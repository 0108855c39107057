using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Enforcement.Ledger;

/// <summary>What every door does before the first act: brings the schema up to date and the shipped calendar in.</summary>
public static class LedgerStart
{
    /// <summary>Safe from several processes at once, and a no-op the second time.</summary>
    /// <exception cref="SchemaMismatch">The database and the program do not belong together.</exception>
    public static async Task PrepareAsync(LedgerConnections connections, CancellationToken ct)
    {
        await LedgerMigrator.MigrateAsync(connections.Owner, ct);
        await using var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.Warning)).AddLedger(_ => connections.App).BuildServiceProvider();
        await services.GetRequiredService<Runner>().RunAsync<ImportCalendar, long?>(PersonDirectory.House,
            u => u.ExecuteAsync(new(Workdays.ShippedRows, Workdays.ShippedFile, Workdays.ShippedFile, OnlyIfNew: true), ct), ct);
    }
}
