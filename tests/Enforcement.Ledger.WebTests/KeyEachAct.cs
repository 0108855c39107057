using Enforcement.Ledger.Web.Api;

namespace Enforcement.Ledger.WebTests;

/// <summary>Gives every POST that has none a key of its own, as a careful client does.</summary>
sealed class KeyEachAct : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Method == HttpMethod.Post && !request.Headers.Contains(Caller.KeyHeader))
            request.Headers.Add(Caller.KeyHeader, Guid.NewGuid().ToString());
        return base.SendAsync(request, ct);
    }
}
