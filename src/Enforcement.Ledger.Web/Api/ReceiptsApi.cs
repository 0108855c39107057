using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Why an act is done.</summary>
public sealed record ReasonBody(string? Reason = null);

static class ReceiptsApi
{
    /// <summary>A year of a large court is some hundred megabytes of XML.</summary>
    public const long MostBytes = 1L << 30;

    public static void MapReceipts(this IEndpointRouteBuilder api)
    {
        var receipts = api.MapGroup("").WithTags("Receipts");
        receipts.MapPost("/statements", ImportAsync).WithName("importStatement").WithSummary("Take in a bank file; a rejected file is 422, a held statement 200")
            .Accepts<Stream>("application/octet-stream").Takes<ImportStatement>(MostBytes);
        receipts.MapGet("/statements", StatementsAsync).WithName("listStatements").WithSummary("Statements, the newest first");
        receipts.MapGet("/receipts", ListAsync).WithName("listReceipts").WithSummary("Lines of statements and what they were matched to, the newest first");
        receipts.MapGet("/receipts/{lineId:long}", (long lineId, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<ReceiptQueries, ReceiptView>(who.Actor, q => q.ShowAsync(lineId, ct), ct)).WithName("showReceipt").WithSummary("One line");
        receipts.MapGet("/statement-lines/{lineId:long}/match", (long lineId, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<MatchQueries, MatchView>(who.Actor, q => q.ExplainAsync(lineId, ct), ct)).WithName("explainMatch").WithSummary("Why a line went where it is, and which cases are proposed for it");
        receipts.MapGet("/statement-lines/{lineId:long}/parts", PartsAsync).WithName("listBatchParts").WithSummary("The payments inside a line that the bank booked as a batch, and the case that is likeliest for each");
        receipts.MapPost("/receipts/{lineId:long}/reverse", ReverseAsync).WithName("reverseReceipt").WithSummary("Take a receipt back from its case to unknown funds");
    }

    static async Task<Results<Ok<ImportOutcome>, UnprocessableEntity<ImportOutcome>>> ImportAsync(
        string fileName, string? book, HttpRequest request, Caller who, Runner run, CancellationToken ct)
    {
        var name = UploadName.Of(fileName);
        var outcome = await run.RunAsync<ImportStatement, ImportOutcome>(who.Actor, u => u.ExecuteAsync(new(name, request.Body, book), ct), ct, who.Key);
        return outcome.Rejected ? TypedResults.UnprocessableEntity(outcome) : TypedResults.Ok(outcome);
    }

    static async Task<Page<StatementView>> StatementsAsync(string? book, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<ReceiptQueries, List<StatementView>>(who.Actor, q => q.StatementsAsync(book, after, rows + 1, ct), ct), rows, s => s.Id);
    }

    static async Task<Page<ReceiptView>> ListAsync(long? caseId, long? statementId, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<ReceiptQueries, List<ReceiptView>>(who.Actor, q => q.ListAsync(caseId, statementId, after, rows + 1, ct), ct), rows, r => r.LineId);
    }

    static async Task<Page<BatchPartView>> PartsAsync(long lineId, int? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<BatchPartQueries, List<BatchPartView>>(who.Actor, q => q.ListAsync(lineId, after, rows + 1, ct), ct), rows, p => p.Seq);
    }

    static async Task<ReceiptView> ReverseAsync(long lineId, ReasonBody body, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<ReverseReceipt, bool>(who.Actor, async u =>
        {
            await u.ExecuteAsync(new(lineId, body.Reason), ct);
            return true;
        }, ct, who.Key);
        return await run.ReadAsync<ReceiptQueries, ReceiptView>(who.Actor, q => q.ShowAsync(lineId, ct), ct);
    }
}
