using System.Text;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Enforcement.Ledger.Database;

/// <summary>The one context. Each module maps its own tables beside its nouns; the journal is written through
/// <see cref="Journal"/> only.</summary>
public sealed class LedgerDb(DbContextOptions<LedgerDb> options) : IdentityUserContext<Person, long>(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.AddNodaTime();
        conventions.Properties<Money>().HaveConversion<MoneyConverter>().HaveColumnType("bigint");
        conventions.Properties<string>().HaveColumnType("text");
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(LedgerDb).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
                if (property.FindAnnotation("Relational:ColumnName") is null)
                    property.SetColumnName(SnakeCase(property.Name));
    }

    static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    sealed class MoneyConverter() : ValueConverter<Money, long>(m => m.Minor, v => Money.FromMinor(v));
}
