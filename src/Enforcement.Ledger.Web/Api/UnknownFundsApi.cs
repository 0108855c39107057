using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

/// <summary>What became known by an act on several lines.</summary>
public sealed record ClaimsMade(IReadOnlyList<long> Ids);

/// <param name="PayerNotified">How and when the payer was told.</param>
public sealed record ConfirmBody(IReadOnlyList<long> ClaimIds, string? PayerNotified = null);

public sealed record NoteBody(string? Text = null);

static class UnknownFundsApi
{
    public static void MapUnknownFunds(this IEndpointRouteBuilder api)
    {
        var unknown = api.MapGroup("/unknown-funds").WithTags("Unknown funds");
        unknown.MapGet("", ListAsync).WithName("listUnknownFunds").WithSummary("Unknown funds, the most urgent first");
        unknown.MapGet("/summary", (string? book, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<UnknownQueries, UnknownSummary>(who.Actor, q => q.SummaryAsync(book, ct), ct)).WithName("summariseUnknownFunds").WithSummary("Open unknown funds by age and class");
        unknown.MapGet("/{lineId:long}", (long lineId, Caller who, Runner run, CancellationToken ct) => ShowAsync(lineId, who, run, ct))
            .WithName("showUnknownFund").WithSummary("A line with its claims side by side, refunds, notices and notes");
        unknown.MapPost("/{lineId:long}/notes", (long lineId, NoteBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<NoteUnknown>(who, run, u => u.ExecuteAsync(new(lineId, body.Text), ct), ct)).WithName("noteUnknownFund").WithSummary("Write down what was found out");
        unknown.MapPost("/notices", (PutOnNotice.Request body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<PutOnNotice>(who, run, u => u.ExecuteAsync(body, ct), ct)).WithName("putUnknownFundsOnNotice").WithSummary("Put lines on public notice");
        unknown.MapPost("/export", ExportAsync).WithName("exportUnknownFunds").WithSummary("What was unknown at the end of a day, as CSV").Produces<Stream>(StatusCodes.Status200OK, "text/csv");
        MapClaims(unknown);
        MapRefunds(unknown.MapGroup("/refunds"));
    }

    static void MapClaims(RouteGroupBuilder unknown)
    {
        unknown.MapPost("/evidence", KeepAsync).WithName("keepEvidence").WithSummary("Hand in a file of evidence, at most 10 MB; claims name it by its id")
            .Accepts<Stream>("application/octet-stream").Takes<KeepEvidence>(KeepEvidence.MostBytes);
        unknown.MapGet("/evidence/{id:long}", async (long id, Caller who, Runner run, CancellationToken ct) =>
            Kept(await run.RunAsync<DownloadEvidence, KeptFile>(who.Actor, u => u.ExecuteAsync(id, ct), ct), "application/octet-stream"))
            .WithName("downloadEvidence").WithSummary("A file of evidence as it was handed in").Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        var claims = unknown.MapGroup("/claims");
        claims.MapGet("", WaitingAsync).WithName("listUnknownClaims").WithSummary("Claims that wait to be decided, the oldest first");
        claims.MapPost("", ClaimAsync).WithName("claimUnknownFunds").WithSummary("Claim lines for cases: all of them or none");
        claims.MapPost("/confirm", (ConfirmBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ConfirmClaims>(who, run, u => u.ExecuteAsync(new(body.ClaimIds, body.PayerNotified), ct), ct)).WithName("confirmUnknownClaims").WithSummary("Confirm another person's claims: all of them or none");
        claims.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<RejectClaim>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectUnknownClaim").WithSummary("Reject another person's claim");
        claims.MapPost("/{id:long}/withdraw", (long id, ReasonBody? body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<WithdrawClaim>(who, run, u => u.ExecuteAsync(new(id, body?.Reason), ct), ct)).WithName("withdrawUnknownClaim").WithSummary("Take the own claim back");
    }

    static void MapRefunds(RouteGroupBuilder refunds)
    {
        refunds.MapGet("", RefundsAsync).WithName("listUnknownRefunds").WithSummary("Refunds that wait to be decided, the oldest first");
        refunds.MapPost("", async (ProposeRefund.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ProposeRefund, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)))).WithName("proposeUnknownRefund").WithSummary("Propose to send a line back to its payer");
        refunds.MapGet("/{id:long}/file", async (long id, Caller who, Runner run, CancellationToken ct) =>
            Kept(await run.RunAsync<DownloadRefundFile, KeptFile>(who.Actor, u => u.ExecuteAsync(id, ct), ct), "application/xml"))
            .WithName("downloadRefundFile").WithSummary("The instruction of an approved refund, pain.001").Produces<Stream>(StatusCodes.Status200OK, "application/xml");
        refunds.MapPost("/{id:long}/approve", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ApproveRefund>(who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("approveUnknownRefund").WithSummary("Approve another person's refund; writes its instruction");
        refunds.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<RejectRefund>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectUnknownRefund").WithSummary("Reject another person's refund");
        refunds.MapPost("/{id:long}/withdraw", (long id, ReasonBody? body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<WithdrawRefund>(who, run, u => u.ExecuteAsync(new(id, body?.Reason), ct), ct)).WithName("withdrawUnknownRefund").WithSummary("Take the own proposal back");
        refunds.MapPost("/{id:long}/fail", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<FailRefund>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("failUnknownRefund").WithSummary("The bank did not carry it out: the money is unknown again");
    }

    static async Task<Page<UnknownView>> ListAsync(
        string? book, UnknownState? state, UnknownBand? band, bool? overdue, bool? onNotice, bool? likelyMine, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        var filter = new UnknownFilter(book, state ?? UnknownState.Open, band, overdue ?? false, onNotice ?? false, likelyMine ?? false);
        return Paging.Of(await run.ReadAsync<UnknownQueries, List<UnknownView>>(who.Actor, q => q.ListAsync(filter, after, rows + 1, ct), ct), rows, u => u.LineId);
    }

    static Task<UnknownDetail> ShowAsync(long lineId, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<UnknownQueries, UnknownDetail>(who.Actor, q => q.ShowAsync(lineId, ct), ct);

    static async Task<Page<ClaimView>> WaitingAsync(long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<ClaimQueries, List<ClaimView>>(who.Actor, q => q.WaitingAsync(after, rows + 1, ct), ct), rows, c => c.Id);
    }

    static async Task<Page<RefundView>> RefundsAsync(long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<ClaimQueries, List<RefundView>>(who.Actor, q => q.RefundsWaitingAsync(after, rows + 1, ct), ct), rows, f => f.Id);
    }

    static async Task<Created<Made>> KeepAsync(string fileName, HttpRequest request, Caller who, Runner run, CancellationToken ct)
    {
        var name = UploadName.Of(fileName);
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        var id = await run.RunAsync<KeepEvidence, long>(who.Actor, u => u.ExecuteAsync(new(name, bytes.ToArray()), ct), ct, who.Key);
        return TypedResults.Created($"{LedgerApi.Root}/unknown-funds/evidence/{id}", new Made(id));
    }

    static async Task<Created<ClaimsMade>> ClaimAsync(ClaimUnknown.Request body, Caller who, Runner run, CancellationToken ct) =>
        TypedResults.Created((string?)null, new ClaimsMade(await run.RunAsync<ClaimUnknown, IReadOnlyList<long>>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)));

    static async Task<FileStreamHttpResult> ExportAsync(DateParam? on, string? book, string? reason, Caller who, Runner run, HttpResponse response, CancellationToken ct) =>
        Download.Of(await run.RunAsync<ExportUnknown, ExportedFile>(who.Actor, u => u.ExecuteAsync(new(on?.Value, book, SheetFormat.Csv, reason), ct), ct), response);

    static FileContentHttpResult Kept(KeptFile file, string contentType) => TypedResults.File(file.Bytes, contentType, file.Name);

    internal static async Task<NoContent> ActAsync<TUseCase>(Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct)
        where TUseCase : class, Enforcement.Ledger.Access.IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }
}
