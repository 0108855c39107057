using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Enforcement.Ledger.Web.Security;

/// <summary>Who may come in: a person by cookie (pages) or bearer token (other programs). Whatever is not opened by name asks for one of them.</summary>
static class SignInSetup
{
    const string CookieOrBearer = "CookieOrBearer";

    const int FailuresBeforeLockout = 5;

    static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    static readonly TimeSpan CookieLife = TimeSpan.FromHours(10);

    static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieOrBearer)
            .AddPolicyScheme(CookieOrBearer, null, o => o.ForwardDefaultSelector = context =>
                HasBearer(context.Request) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddBearerToken(IdentityConstants.BearerScheme, o => o.BearerTokenExpiration = TokenLife)
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                o.Cookie.Name = "ledger";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Strict;
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                o.ExpireTimeSpan = CookieLife;
                o.SlidingExpiration = true;
                // A program that calls wants to be told, not to be sent to a page.
                o.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);
                o.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
                o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
            });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddIdentityCore<Person>(o =>
            {
                o.Lockout.MaxFailedAccessAttempts = FailuresBeforeLockout;
                o.Lockout.DefaultLockoutTimeSpan = Lockout;
            })
            .AddPersonStores().AddSignInManager();
        services.AddHttpContextAccessor();
        // Without keys that outlive the process a restart would sign everybody out.
        services.AddDataProtection().SetApplicationName("enforcement-ledger")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(VarFolder.Path, "keys")));
    }

    public static bool HasBearer(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
