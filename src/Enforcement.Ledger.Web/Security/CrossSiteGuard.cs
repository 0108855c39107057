using Enforcement.Ledger.Web.Api;

namespace Enforcement.Ledger.Web.Security;

/// <summary>Refuses a changing request that another site made a browser send with the person's cookie. Beside SameSite=Strict,
/// which old browsers do not know and a neighbour on the same site passes.</summary>
static class CrossSiteGuard
{
    /// <summary>For callers that send a cookie and no Origin; a foreign page cannot set it.</summary>
    public const string Header = "X-Ledger-Request";

    public static Task CheckAsync(HttpContext context, RequestDelegate next) =>
        Changes(context.Request) && !SignInSetup.HasBearer(context.Request) && !OwnSite(context.Request)
            ? Problems.WriteAsync(context, Problems.Of(403, "access.cross-site", "This request comes from another site. Use the ledger's own pages, or a bearer token.", "请求来源异常，请在本系统页面操作。"))
            : next(context);

    static bool Changes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    static bool OwnSite(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
            return Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, Authority(request), StringComparison.OrdinalIgnoreCase);
        return request.Cookies.Count == 0 || request.Headers.ContainsKey(Header);
    }

    // The scheme is left out: a proxy in front may end TLS.
    static string Authority(HttpRequest request) =>
        Uri.TryCreate($"http://{request.Host}", UriKind.Absolute, out var own) ? own.Authority : "";
}
