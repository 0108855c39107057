using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Enforcement.Ledger.Notices;
using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Notices;

/// <summary>A gateway on a port of this machine that answers as it is told, and keeps what came and whether its signature stands.</summary>
sealed class GatewayForTest : IDisposable
{
    public const string Secret = "a secret of the two of them";

    readonly HttpListener listener = new();

    public GatewayForTest()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/send/");
        }
        listener.Prefixes.Add(Url.AbsoluteUri);
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    public ConcurrentQueue<(string Id, string To, string Channel, string Text, bool Signed)> Came { get; } = new();

    /// <summary>What to do with a request; by default it is accepted.</summary>
    public Func<HttpListenerContext, Task> Answer { get; set; } = context => Say(context, 202);

    public NoticeGatewaySettings Settings(int timeoutSeconds = 5) => new(Url, Secret, timeoutSeconds, 8);

    public static Task Say(HttpListenerContext context, int status, string? header = null, string? value = null)
    {
        if (header is not null)
            context.Response.Headers[header] = value;
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public void Dispose() => listener.Close();

    async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => TakeAsync(context));
        }
    }

    async Task TakeAsync(HttpListenerContext context)
    {
        using var kept = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(kept);
        var (body, headers) = (kept.ToArray(), context.Request.Headers);
        var (id, timestamp) = (headers[NoticeSignature.IdHeader]!, headers[NoticeSignature.TimestampHeader]!);
        using (var said = JsonDocument.Parse(body))
        {
            string Of(string name) => said.RootElement.GetProperty(name).GetString()!;
            Came.Enqueue((Of("id"), Of("to"), Of("channel"), Of("text"), id == Of("id")
                && NoticeSignature.Verifies(Settings(), id, timestamp, body, headers[NoticeSignature.SignatureHeader]!, Instant.FromUnixTimeSeconds(long.Parse(timestamp, System.Globalization.CultureInfo.InvariantCulture)))));
        }
        try
        {
            await Answer(context);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Who asked did not wait.
        }
    }
}
