using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Ledger.Access;

/// <summary>Somebody who signs in, or a service of the house that acts by itself.</summary>
public sealed class Person : IdentityUser<long>
{
    public string DisplayName { get; set; } = "";

    public string Kind { get; set; } = "person";
}

sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("person", "access");
        person.Property(p => p.Id).UseIdentityByDefaultColumn();
        person.Property(p => p.UserName).IsRequired();
        person.Property(p => p.NormalizedUserName).IsRequired();
        person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
    }
}

sealed class PersonClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> claim) => claim.ToTable("person_claim", "access");
}

sealed class PersonLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> login) => login.ToTable("person_login", "access");
}

sealed class PersonTokenMapping : IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> token) => token.ToTable("person_token", "access");
}
