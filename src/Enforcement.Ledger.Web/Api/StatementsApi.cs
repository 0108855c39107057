using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <summary>What is proposed for a held statement, and why.</summary>
public sealed record HoldDecisionBody(HoldDecisionKind Kind, string? Reason = null);

/// <summary>What became of a held statement, and of those that had waited for it.</summary>
public sealed record HoldOutcome(StatementDetail Statement, IReadOnlyList<StatementOutcome> Outcomes);

/// <summary>Statements one by one: what holds them, what two persons decide, what is missing, and the files in which they came.</summary>
static class StatementsApi
{
    public static void MapStatements(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Receipts");
        group.MapGet("/statements/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ShowAsync(id, who, run, ct))
            .WithName("showStatement").WithSummary("One statement: its difference to what is posted, and what was decided about it");
        group.MapGet("/statements/gaps", async (string? book, bool? filled, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<GapQueries, List<GapView>>(who.Actor, q => q.ListAsync(book, filled ?? false, after, rows + 1, ct), ct), rows, g => g.StatementId);
        }).WithName("listGaps").WithSummary("Where the statements of an account do not join: days and pages that are missing");
        group.MapGet("/statements/under-way", (Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<StatementQueries, IReadOnlyList<ImportUnderway>>(who.Actor, q => q.UnderwayAsync(), ct))
            .WithName("listImportsUnderway").WithSummary("Imports that this node is busy with: lines read and posted so far");
        group.MapPost("/statements/{id:long}/decision", ProposeAsync).WithName("proposeForHeldStatement").WithSummary("Propose what becomes of a held statement; another person approves it");
        group.MapPost("/statements/{id:long}/decision/approve", ApproveAsync).WithName("approveHeldStatement").WithSummary("Approve what another person proposed, and do it");
        group.MapPost("/statements/{id:long}/decision/decline", DeclineAsync).WithName("declineHeldStatement").WithSummary("Decline what is proposed; the statement waits as before");
        group.MapGet("/deliveries", DeliveriesAsync).WithName("listDeliveries").WithSummary("Delivered bank files with their problems, rejected ones too, the newest first");
        group.MapGet("/deliveries/{id:long}/file", DownloadAsync).WithName("downloadDelivery").WithSummary("The bytes of a delivered file, with their SHA-256 in Repr-Digest; the download is evidence")
            .Produces<Stream>(contentType: "application/octet-stream");
    }

    static Task<StatementDetail> ShowAsync(long id, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<StatementQueries, StatementDetail>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<StatementDetail> ProposeAsync(long id, HoldDecisionBody body, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<ProposeForHeldStatement, long>(who.Actor, u => u.ExecuteAsync(new(id, body.Kind, body.Reason), ct), ct, who.Key);
        return await ShowAsync(id, who, run, ct);
    }

    static async Task<HoldOutcome> ApproveAsync(long id, Caller who, Runner run, CancellationToken ct)
    {
        var outcomes = await run.RunAsync<ApproveHeldStatement, IReadOnlyList<StatementOutcome>>(who.Actor, u => u.ExecuteAsync(new(id), ct), ct, who.Key);
        return new(await ShowAsync(id, who, run, ct), outcomes);
    }

    static async Task<StatementDetail> DeclineAsync(long id, ReasonBody body, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<DeclineHeldStatement, bool>(who.Actor, async u =>
        {
            await u.ExecuteAsync(new(id, body.Reason), ct);
            return true;
        }, ct, who.Key);
        return await ShowAsync(id, who, run, ct);
    }

    static async Task<Page<DeliveryView>> DeliveriesAsync(string? outcome, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<StatementQueries, List<DeliveryView>>(who.Actor, q => q.DeliveriesAsync(outcome, after, rows + 1, ct), ct), rows, d => d.Id);
    }

    static async Task<FileStreamHttpResult> DownloadAsync(long id, Caller who, Runner run, HttpResponse response, CancellationToken ct)
    {
        var file = await run.RunAsync<DownloadDelivery, DeliveredFile>(who.Actor, u => u.ExecuteAsync(id, ct), ct);
        return Download.Of(file.Content, "application/octet-stream", file.Name, file.Sha256, response);
    }
}
