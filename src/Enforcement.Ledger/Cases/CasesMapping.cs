using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Ledger.Cases;

sealed class EnforcementCaseMapping : IEntityTypeConfiguration<EnforcementCase>
{
    public void Configure(EntityTypeBuilder<EnforcementCase> row)
    {
        row.ToTable("enforcement_case", "cases");
        row.Property(c => c.Id).UseIdentityAlwaysColumn();
        row.HasMany(c => c.Parties).WithOne().HasForeignKey(p => p.CaseId);
        row.HasMany(c => c.SubAccounts).WithOne().HasForeignKey(s => s.CaseId);
        row.HasMany(c => c.TitleCases).WithOne().HasForeignKey(t => t.CaseId);
        row.Property<uint>("xmin").IsRowVersion();
    }
}

sealed class PartyMapping : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> row)
    {
        row.ToTable("party", "cases");
        row.Property(p => p.Id).UseIdentityAlwaysColumn();
        row.HasMany(p => p.Accounts).WithOne().HasForeignKey(a => a.PartyId).IsRequired(false);
    }
}

sealed class SubAccountMapping : IEntityTypeConfiguration<SubAccount>
{
    public void Configure(EntityTypeBuilder<SubAccount> row)
    {
        row.ToTable("sub_account", "cases");
        row.HasKey(s => new { s.BookId, s.Number });
    }
}

sealed class TitleCaseMapping : IEntityTypeConfiguration<TitleCase>
{
    public void Configure(EntityTypeBuilder<TitleCase> row)
    {
        row.ToTable("title_case", "cases");
        row.HasKey(t => new { t.CaseId, t.NumberKey });
    }
}

sealed class PayeeAccountMapping : IEntityTypeConfiguration<PayeeAccount>
{
    public void Configure(EntityTypeBuilder<PayeeAccount> row)
    {
        row.ToTable("payee_account", "cases");
        row.Property(a => a.Id).UseIdentityAlwaysColumn();
    }
}
