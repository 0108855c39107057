using System.Net.Http.Headers;
using System.Text.Json;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Web.Api;

namespace Enforcement.Ledger.Web.SelfCheck;

/// <summary>The desks of several persons at once: each signs in and calls with the own token.</summary>
sealed class Desks(Uri address) : IDisposable
{
    readonly HttpClient http = new() { BaseAddress = new Uri(address, $"{LedgerApi.Root}/") };
    readonly Dictionary<string, string> tokens = [];

    public void Dispose() => http.Dispose();

    public async Task SignInAsync(string person, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync("token", new Credentials(person, Demonstration.Password), ct);
        tokens[person] = (await ReadAsync<JsonElement>(answer, $"{person} signs in", ct)).GetProperty("accessToken").GetString()!;
    }

    public Task<T> GetAsync<T>(string person, string path, CancellationToken ct) => AskAsync<T>(person, HttpMethod.Get, path, null, ct);

    /// <param name="body">Bytes for a file, else what becomes JSON; null for nothing.</param>
    public Task<T> PostAsync<T>(string person, string path, object? body, CancellationToken ct) => AskAsync<T>(person, HttpMethod.Post, path, body, ct);

    public async Task<byte[]> DownloadAsync(string person, string path, CancellationToken ct)
    {
        using var answer = await SendAsync(person, HttpMethod.Get, path, null, ct);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(ct) : throw new StepFailed($"{person} {path}: {(int)answer.StatusCode}");
    }

    /// <returns>The code under which the act was refused, or the state of affairs when it was not.</returns>
    public async Task<string> RefusalAsync(string person, string path, CancellationToken ct)
    {
        using var answer = await SendAsync(person, HttpMethod.Post, path, null, ct);
        return answer.IsSuccessStatusCode ? "not refused" : (await answer.Content.ReadFromJsonAsync<Problem>(LedgerJson.Options, ct))!.Code;
    }

    async Task<T> AskAsync<T>(string person, HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var answer = await SendAsync(person, method, path, body, ct);
        return await ReadAsync<T>(answer, $"{person} {method} {path}", ct);
    }

    async Task<HttpResponseMessage> SendAsync(string person, HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[person]);
        if (method == HttpMethod.Post)
            request.Headers.Add(Caller.KeyHeader, Guid.NewGuid().ToString());
        request.Content = body switch
        {
            null => null,
            byte[] file => new ByteArrayContent(file) { Headers = { ContentType = new("application/octet-stream") } },
            _ => JsonContent.Create(body, body.GetType(), options: LedgerJson.Options),
        };
        return await http.SendAsync(request, ct);
    }

    static async Task<T> ReadAsync<T>(HttpResponseMessage answer, string what, CancellationToken ct) => answer.IsSuccessStatusCode
        ? (await answer.Content.ReadFromJsonAsync<T>(LedgerJson.Options, ct))!
        : throw new StepFailed($"{what}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
}
