using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Ledger.Web.Api;

public sealed record Credentials(string? UserName, string? Password);

/// <summary>Who is signed in, and what the roles allow. The service asks again at every act.</summary>
/// <param name="Holders">The roles that hold each permission: whom to ask for what one may not do.</param>
public sealed record Me(
    long Id, string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, IReadOnlyDictionary<string, IReadOnlyList<string>> Holders);

static class SessionApi
{
    static readonly Refusal SignInFailed = new("access.sign-in-failed",
        "Name and password do not fit, or the person is locked for a quarter of an hour after several failures.",
        "登录名或密码不正确，或因多次失败已锁定十五分钟。", "法院内控要求");

    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Session");
        group.MapPost("/session", SignInAsync).AllowAnonymous().OnlyReads().WithName("signIn").WithSummary("Sign in for the pages; sets a cookie").Produces<Me>();
        group.MapDelete("/session", (Delegate)SignOutAsync).WithName("signOut").WithSummary("Sign out").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/token", TokenAsync).AllowAnonymous().OnlyReads().WithName("issueToken").WithSummary("A bearer token for another program, good for an hour").Produces<AccessTokenResponse>();
        group.MapGet("/me", (Caller who, UserManager<Person> persons, PersonDirectory directory, CancellationToken ct) => MeAsync(who.Actor.Id, persons, directory, ct))
            .WithName("showMe").WithSummary("Who is signed in");
    }

    static async Task<IResult> SignInAsync(Credentials body, HttpContext context, Session session, SignInManager<Person> signIn, UserManager<Person> persons, PersonDirectory directory, CancellationToken ct)
    {
        if (await session.CheckAsync(body.UserName, body.Password, From(context), ct) is not { } person)
            return Failed();
        await context.SignInAsync(IdentityConstants.ApplicationScheme, await signIn.CreateUserPrincipalAsync(person));
        return Results.Ok(await MeAsync(person.Id, persons, directory, ct));
    }

    static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.NoContent();
    }

    static async Task<IResult> TokenAsync(Credentials body, HttpContext context, Session session, SignInManager<Person> signIn, CancellationToken ct) =>
        await session.CheckAsync(body.UserName, body.Password, From(context), ct) is { } person
            ? Results.SignIn(await signIn.CreateUserPrincipalAsync(person), authenticationScheme: IdentityConstants.BearerScheme)
            : Failed();

    static async Task<Me> MeAsync(long id, UserManager<Person> persons, PersonDirectory directory, CancellationToken ct)
    {
        var person = await persons.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            ?? throw new Refused(AccessRefusals.UnknownPerson);
        return new(person.Id, person.UserName!, person.DisplayName, await directory.RolesAsync(id, ct), await directory.PermissionsAsync(id, ct), await directory.HoldersAsync(ct));
    }

    static IResult Failed() => new ProblemResult(Problems.Of(new Refused(SignInFailed)) with { Status = StatusCodes.Status401Unauthorized });

    static string From(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    sealed class ProblemResult(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext context) => Problems.WriteAsync(context, problem);
    }
}
