using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Database;

/// <summary>The database as the use cases see it; each module maps its own rows in its <c>Mapping</c>.</summary>
public sealed class LedgerDb(DbContextOptions<LedgerDb> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.AddNodaTime();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(LedgerDb).Assembly);
}
