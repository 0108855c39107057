using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Notices;

/// <summary>What came of one try.</summary>
enum TryOutcome
{
    Accepted,

    /// <summary>Another try may succeed.</summary>
    Again,

    /// <summary>The gateway will not take it, however often it is asked.</summary>
    Refused,
}

/// <param name="Detail">A code such as <c>http 503</c> or <c>timeout</c>; nothing that the other side wrote.</param>
/// <param name="RetryAfter">How long the gateway wants to be left alone.</param>
sealed record TryResult(TryOutcome Outcome, string Detail, Duration? RetryAfter = null)
{
    /// <summary>Nobody answered: the next message would fare no better now.</summary>
    public bool Unreachable { get; init; }
}

/// <summary>Hands messages to the gateway over HTTP. One client for the life of the program: its connections are used again, and are renewed, so
/// that a gateway which moves is found.</summary>
public sealed class NoticeGateway(NoticeGatewaySettings settings, IClock clock) : IDisposable
{
    const int MostHeaderKilobytes = 16;

    const int MostDrained = 64 * 1024;

    static readonly Duration LongestRetryAfter = Duration.FromHours(24);

    // Chinese as it is: the body is read by people too when something goes wrong.
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // Whoever sets a proxy for the house does not read what parties are told.
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = settings.Timeout,
        MaxResponseHeadersLength = MostHeaderKilobytes,
        MaxResponseDrainSize = MostDrained,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public bool IsConfigured => settings.IsConfigured;

    internal TimeSpan LongestTry => settings.Timeout;

    /// <summary>One try. What the gateway answers beside its status is not read.</summary>
    internal async Task<TryResult> SendAsync(LeasedNotice notice, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new { Id = notice.DeliveryId, notice.Channel, To = notice.Address, notice.Template, Text = notice.Text, ComposedAt = InstantPattern.General.Format(notice.ComposedAt) }, Json);
        var (id, timestamp) = (notice.DeliveryId.ToString(), clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(NoticeSignature.IdHeader, id);
        request.Headers.Add(NoticeSignature.TimestampHeader, timestamp);
        request.Headers.Add(NoticeSignature.SignatureHeader, NoticeSignature.Sign(settings.Secret, id, timestamp, body));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Timeout);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return Read(answer);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(TryOutcome.Again, "timeout") { Unreachable = true };
        }
        catch (HttpRequestException e)
        {
            return new(TryOutcome.Again, $"connection: {e.HttpRequestError}") { Unreachable = true };
        }
    }

    public void Dispose() => client.Dispose();

    TryResult Read(HttpResponseMessage answer)
    {
        var detail = FormattableString.Invariant($"http {(int)answer.StatusCode}");
        return answer.StatusCode switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new(TryOutcome.Accepted, detail),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => new(TryOutcome.Again, detail, RetryAfter(answer)),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new(TryOutcome.Refused, detail),
            _ => new(TryOutcome.Again, detail, RetryAfter(answer)),
        };
    }

    Duration? RetryAfter(HttpResponseMessage answer)
    {
        Duration? told = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => Duration.FromTimeSpan(delta),
            { Date: { } date } => Instant.FromDateTimeOffset(date) - clock.GetCurrentInstant(),
            _ => null,
        };
        return told is { } wait ? Duration.Max(Duration.Zero, Duration.Min(wait, LongestRetryAfter)) : null;
    }
}
