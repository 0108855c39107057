using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Ledger.Web.Security;

/// <summary>Signs persons in. Every attempt is logged with who and from where, never with what was typed as password; what concerns
/// a person of the house is kept as evidence too.</summary>
sealed partial class Session(UserManager<Person> persons, SignInManager<Person> signIn, IPasswordHasher<Person> hasher, Witness witness, ILogger<Session> log)
{
    const string SignIn = "SignIn";

    /// <returns>The person, or null when name and password do not fit or the person is locked out: the same answer for all,
    /// so that it tells nobody which names there are.</returns>
    public async Task<Person?> CheckAsync(string? userName, string? password, string from, CancellationToken ct)
    {
        var person = string.IsNullOrEmpty(userName) ? null : await persons.FindByNameAsync(userName);
        if (person is null || person.Kind != "person" || string.IsNullOrEmpty(password))
        {
            // As slow as a wrong password.
            hasher.HashPassword(new Person(), "nobody");
            Failed(person?.Id, "unknown", from);
            return null;
        }
        var actor = new Actor(person.Id, person.UserName!);
        var result = await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            Failed(person.Id, result.IsLockedOut ? "locked out" : "wrong password", from);
            // Tries against a locked person are in the log only: nobody can fill the evidence with them.
            if (!result.IsLockedOut)
                await witness.SawAsync(actor, SignIn, "access.sign-in-failed", from, ct);
            return null;
        }
        SignedIn(person.Id, from);
        await witness.SawAsync(actor, SignIn, "done", from, ct);
        return person;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} signed in from {From}")]
    partial void SignedIn(long personId, string from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in failed for person {PersonId}: {Why}, from {From}")]
    partial void Failed(long? personId, string why, string from);
}
