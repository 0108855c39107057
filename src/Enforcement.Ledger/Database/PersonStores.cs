using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Ledger.Database;

/// <summary>Where the persons who sign in are kept: beside the ledger, in the same database.</summary>
public static class PersonStores
{
    public static IdentityBuilder AddPersonStores(this IdentityBuilder identity) => identity.AddEntityFrameworkStores<LedgerDb>();
}
