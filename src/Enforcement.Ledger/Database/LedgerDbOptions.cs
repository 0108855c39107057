using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Database;

/// <summary>How a context reaches the ledger's database; the same at every door.</summary>
public static class LedgerDbOptions
{
    internal const string HistoryTable = "schema_history";

    public static DbContextOptionsBuilder UseLedger(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable(HistoryTable, "public"));

    /// <summary>For commands, migrations and tests, which have no container to ask.</summary>
    public static DbContextOptions<TContext> For<TContext>(string connection) where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseLedger(connection);
        return options.Options;
    }
}
