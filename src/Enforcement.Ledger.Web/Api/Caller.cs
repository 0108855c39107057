using System.Security.Claims;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Who calls, and what makes a repeated call the same as the first one.</summary>
/// <param name="Key">Null when the call came without <c>Idempotency-Key</c>.</param>
public sealed record Caller(Actor Actor, RequestKey? Key)
{
    public const string KeyHeader = "Idempotency-Key";

    const int LongestKey = 200;

    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(Of(context));

    public static Caller Of(HttpContext context) => new(ActorOf(context.User), KeyOf(context));

    public static Actor ActorOf(ClaimsPrincipal user) => new(
        long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, System.Globalization.CultureInfo.InvariantCulture),
        user.FindFirstValue(ClaimTypes.Name)!);

    static RequestKey? KeyOf(HttpContext context)
    {
        var header = context.Request.Headers[KeyHeader];
        if (header.Count == 0)
            return null;
        var key = header.ToString();
        if (header.Count > 1 || key.Length is 0 or > LongestKey || key.Any(c => c is < '!' or > '~'))
            throw new RequestFault(KeyHeader, $"An {KeyHeader} is 1 to {LongestKey} visible ASCII characters, such as a UUID.", "幂等键应为 1 至 200 个可见字符。");
        return new RequestKey(key, RequestBody.HashOf(context));
    }
}
