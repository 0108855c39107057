using Enforcement.Ledger.Access;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Ledger.Web.Security;

/// <summary>Signs persons in. Every attempt is logged with who and from where, never with what was typed as password.</summary>
sealed partial class Session(UserManager<Person> persons, SignInManager<Person> signIn, IPasswordHasher<Person> hasher, ILogger<Session> log)
{
    /// <returns>The person, or null when name and password do not fit or the person is locked out: the same answer for all,
    /// so that it tells nobody which names there are.</returns>
    public async Task<Person?> CheckAsync(string? userName, string? password, string from)
    {
        var person = string.IsNullOrEmpty(userName) ? null : await persons.FindByNameAsync(userName);
        if (person is null || person.Kind != "person" || string.IsNullOrEmpty(password))
        {
            // As slow as a wrong password.
            hasher.HashPassword(new Person(), "nobody");
            Failed(person?.Id, "unknown", from);
            return null;
        }
        var result = await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            Failed(person.Id, result.IsLockedOut ? "locked out" : "wrong password", from);
            return null;
        }
        SignedIn(person.Id, from);
        return person;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} signed in from {From}")]
    partial void SignedIn(long personId, string from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in failed for person {PersonId}: {Why}, from {From}")]
    partial void Failed(long? personId, string why, string from);
}
