using System.Text.Json;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Notices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Status"><c>delivered</c> or <c>failed</c>.</param>
/// <param name="At">When it came there, or was given up. By it a report that is sent again is known.</param>
/// <param name="Detail">The gateway's own code.</param>
public sealed record ReportBody(Guid Id, string Status, Instant At, string? Detail = null);

/// <param name="Reports">1 to 500 of them.</param>
public sealed record ReportsBody(IReadOnlyList<ReportBody> Reports);

static class NoticesApi
{
    const int MostReportBytes = 256 * 1024;

    static readonly Duration OldestReport = Duration.FromDays(30);

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        notices.MapGet("", ListAsync).WithName("listNotices").WithSummary("Notices to parties, the newest first; with a case also those of the house");
        notices.MapGet("/summary", (Caller who, Runner run, CancellationToken ct) => run.ReadAsync<NoticeQueries, NoticeSummary>(who.Actor, q => q.SummaryAsync(ct), ct))
            .WithName("showNoticeSummary").WithSummary("How many wait, left, came and are dead, and whether there is a gateway");
        notices.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<NoticeQueries, NoticeDetail>(who.Actor, q => q.ShowAsync(id, ct), ct))
            .WithName("showNotice").WithSummary("One notice with its tries, reports and decisions");
        notices.MapPost("/retry", async (RetryNotices.Request body, Caller who, Runner run, CancellationToken ct) =>
            new Counted(await run.RunAsync<RetryNotices, int>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))).WithName("retryNotices").WithSummary("Send notices again that were given up");
        notices.MapPost("/cancel", async (CancelNotices.Request body, Caller who, Runner run, CancellationToken ct) =>
            new Counted(await run.RunAsync<CancelNotices, int>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))).WithName("cancelNotices").WithSummary("Cancel notices that have not left");
        notices.MapGet("/inbox", InboxAsync).WithName("listInbox").WithSummary("The own notices, the newest first");
        notices.MapGet("/inbox/unread", async (Caller who, Runner run, CancellationToken ct) =>
            new Counted(await run.ReadAsync<InboxQueries, int>(who.Actor, q => q.UnreadAsync(ct), ct))).WithName("countUnread").WithSummary("How many own notices are new, counted to a hundred");
        notices.MapPost("/inbox/read", async (MarkRead.Request body, Caller who, Runner run, CancellationToken ct) =>
            new Counted(await run.RunAsync<MarkRead, int>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))).WithName("markRead").WithSummary("Mark own notices as read");
        // The gateway has no sign-in: its signature says who it is, and what it says twice is one.
        notices.MapPost("/deliveries", ReportAsync).AllowAnonymous().OnlyReads().Accepts<ReportsBody>("application/json").Produces<Counted>()
            .WithName("reportDeliveries").WithSummary("The gateway's word on what became of messages, signed by the shared secret");
        var contacts = api.MapGroup("/contacts").WithTags("Notices");
        contacts.MapGet("", (long caseId, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<ContactQueries, List<ContactView>>(who.Actor, q => q.OfCaseAsync(caseId, ct), ct))
            .WithName("listContacts").WithSummary("The parties of a case and where each is told");
        contacts.MapPost("", async (RecordContact.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<RecordContact, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)))).WithName("recordContact").WithSummary("Record where a party is told");
    }

    static async Task<Page<OutboxView>> ListAsync(long? caseId, NoticeState? state, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<NoticeQueries, List<OutboxView>>(who.Actor, q => q.ListAsync(new(caseId, state), after, rows + 1, ct), ct), rows, n => n.Id);
    }

    static async Task<Page<InboxView>> InboxAsync(bool? unread, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<InboxQueries, List<InboxView>>(who.Actor, q => q.ListAsync(unread ?? false, after, rows + 1, ct), ct), rows, n => n.Id);
    }

    static async Task<Results<Ok<Counted>, UnauthorizedHttpResult>> ReportAsync(HttpContext context, NoticeGatewaySettings settings, IOptions<JsonOptions> json, IClock clock, Runner run, CancellationToken ct)
    {
        if (context.Request.Body.Length > MostReportBytes)
            throw new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge);
        using var kept = new MemoryStream();
        await context.Request.Body.CopyToAsync(kept, ct);
        var (body, headers, now) = (kept.ToArray(), context.Request.Headers, clock.GetCurrentInstant());
        if (!NoticeSignature.Verifies(settings, headers[NoticeSignature.IdHeader].ToString(), headers[NoticeSignature.TimestampHeader].ToString(), body, headers[NoticeSignature.SignatureHeader].ToString(), now))
            return TypedResults.Unauthorized();
        var reports = Read(body, json.Value.SerializerOptions).Reports;
        if (reports is not { Count: > 0 and <= TakeReports.Most })
            throw new RequestFault("reports", $"Send 1 to {TakeReports.Most} reports.", $"每次应提交 1 至 {TakeReports.Most} 条回执。");
        if (reports.ToList().FindIndex(r => r is null) is >= 0 and var empty)
            throw new RequestFault($"reports[{empty}]", "This report is empty.", "该条回执为空。");
        var told = reports.Select((r, i) => new DeliveryReport(r.Id, Delivered(r.Status, i), Moment(r.At, now, i), r.Detail)).ToList();
        return TypedResults.Ok(new Counted(await run.RunAsync<TakeReports, int>(PersonDirectory.House, u => u.ExecuteAsync(new(told), ct), ct)));
    }

    static ReportsBody Read(byte[] body, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<ReportsBody>(body, options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new RequestFault("reports", "Send {\"reports\": […]} with the id, the status and the time (at) of each report.", "请提交 {\"reports\": […]}，每条回执含 id、status 和 at。");
        }
    }

    static bool Delivered(string status, int index) => status switch
    {
        "delivered" => true,
        "failed" => false,
        _ => throw new RequestFault($"reports[{index}].status", "A report says delivered or failed.", "回执状态应为 delivered 或 failed。"),
    };

    static Instant Moment(Instant at, Instant now, int index) => at <= now + NoticeSignature.Window && at >= now - OldestReport
        ? at
        : throw new RequestFault($"reports[{index}].at", "A report is of the last thirty days.", "回执时间应在最近三十日内。");
}
