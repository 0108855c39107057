using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>Adds a person with roles. Roles that exclude each other are refused.</summary>
/// <source>domain reference §4, hard segregation 4 and 5</source>
public sealed class AddPerson(LedgerDb db, IPasswordHasher<Person> hasher, Act act) : IUseCase
{
    public static Permission Needs => Permission.ManagePersons;

    /// <param name="Password">Null for a person who cannot sign in yet.</param>
    /// <param name="Roles">Codes of <c>access.role</c>.</param>
    public sealed record Request(string UserName, string DisplayName, string? Password, IReadOnlyList<string> Roles);

    /// <returns>The person's id.</returns>
    /// <exception cref="Refused"><see cref="AccessRefusals.NameTaken"/>, <see cref="AccessRefusals.ConflictingRoles"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var person = new Person
        {
            UserName = request.UserName,
            NormalizedUserName = request.UserName.ToUpperInvariant(),
            DisplayName = request.DisplayName,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        };
        if (request.Password is not null)
            person.PasswordHash = hasher.HashPassword(person, request.Password);
        db.Add(person);
        try
        {
            await db.SaveChangesAsync(ct);
            await db.ExecuteAsync(
                "insert into access.person_role (person_id, role, granted_at, granted_by) select $1, r, $3, $4 from unnest($2) as r",
                ct, person.Id, request.Roles.ToArray(), act.Now, act.Actor.Id);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new Refused(AccessRefusals.NameTaken, request.UserName);
        }
        catch (PostgresException e) when (e.SqlState == "LD010")
        {
            throw new Refused(AccessRefusals.ConflictingRoles, string.Join(", ", request.Roles));
        }
        act.About($"person:{person.Id}", $"{request.UserName} {string.Join(",", request.Roles)}");
        return person.Id;
    }
}
