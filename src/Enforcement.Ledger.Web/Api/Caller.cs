using System.Security.Claims;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Who calls, and what makes a repeated call the same as the first one.</summary>
/// <param name="Key">Null for what only reads; see <see cref="Addresses"/>.</param>
public sealed record Caller(Actor Actor, RequestKey? Key)
{
    public const string KeyHeader = "Idempotency-Key";

    public const int LongestKey = 200;

    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(Of(context));

    public static Caller Of(HttpContext context) => new(ActorOf(context.User), KeyOf(context));

    public static Actor ActorOf(ClaimsPrincipal user) => new(
        long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, System.Globalization.CultureInfo.InvariantCulture),
        user.FindFirstValue(ClaimTypes.Name)!);

    /// <summary>Stands before anything of the request is read or kept.</summary>
    /// <exception cref="RequestFault">An act came without a key, or with one that cannot be kept.</exception>
    public static Task RequireKeyAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint() is RouteEndpoint address && !address.Metadata.OnlyReads() && HeaderOf(context) is null)
            throw new RequestFault(KeyHeader, $"This act needs an {KeyHeader}, such as a UUID: whoever asks twice with the same key has it done once.", "该操作须附幂等键（Idempotency-Key），以免重复办理。", "request.key-missing");
        return next(context);
    }

    static RequestKey? KeyOf(HttpContext context) => HeaderOf(context) is { } key ? new(key, RequestBody.HashOf(context)) : null;

    static string? HeaderOf(HttpContext context)
    {
        var header = context.Request.Headers[KeyHeader];
        if (header.Count == 0)
            return null;
        var key = header.ToString();
        if (header.Count > 1 || key.Length is 0 or > LongestKey || key.Any(c => c is < '!' or > '~'))
            throw new RequestFault(KeyHeader, $"An {KeyHeader} is one header of 1 to {LongestKey} visible ASCII characters, such as a UUID.", "幂等键应为 1 至 200 个可见字符，且只有一个。", "request.key-malformed");
        return key;
    }
}
