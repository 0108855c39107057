using Enforcement.Ledger.Database;
using Enforcement.Ledger.Papers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Code">By which the paper is found.</param>
public sealed record IssuedPaper(string Code);

/// <param name="Mismatches">The fields that differ: <c>caseNumber</c>, <c>amount</c>, <c>payee</c>, <c>account</c>, <c>signers</c>; empty when paper and record agree.</param>
public sealed record ScanChecked(IReadOnlyList<string> Mismatches);

/// <param name="Account">The whole number, or its last digits, at least four.</param>
public sealed record CheckScanBody(string CaseNumber, Kernel.Money Amount, string Payee, string Account, IReadOnlyList<CheckScan.Signer> Signers);

/// <summary>Papers (审批表、通知书), their codes, and the scans of what was signed.</summary>
static class PapersApi
{
    public static void MapPapers(this IEndpointRouteBuilder api)
    {
        var papers = api.MapGroup("/papers").WithTags("Papers");
        papers.MapGet("", async (long? caseId, long? payoutId, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<PaperQueries, List<PaperView>>(who.Actor, q => q.ListAsync(caseId, payoutId, after, rows + 1, ct), ct), rows, p => p.Id);
        }).WithName("listPapers").WithSummary("Papers that were issued, the newest first");
        papers.MapPost("", async (IssuePaper.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new IssuedPaper(await run.RunAsync<IssuePaper, string>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)))).WithName("issuePaper").WithSummary("Issue a paper: what it says is kept, and is found again by its code");
        papers.MapGet("/{code}", (string code, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<PaperQueries, PaperCheck>(who.Actor, q => q.VerifyAsync(code, ct), ct))
            .WithName("verifyPaper").WithSummary("What a code stands for, and which fields of the paper the record does not say now");
        papers.MapGet("/{code}/page", (string code, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<PaperPageQueries, PaperPage>(who.Actor, q => q.ShowAsync(code, ct), ct))
            .WithName("showPaper").WithSummary("A paper as it is printed, with nothing masked");
        papers.MapPost("/{code}/copies", (string code, Caller who, Runner run, CancellationToken ct) => run.RunAsync<PrintPaper, PrintedCopy>(who.Actor, u => u.ExecuteAsync(code, ct), ct, who.Key))
            .WithName("printPaper").WithSummary("Print one more copy; it is counted");
        papers.MapGet("/{code}/copies/{copy:int}", async (string code, int copy, Caller who, Runner run, CancellationToken ct) =>
        {
            var file = await run.RunAsync<DownloadCopy, PaperFile>(who.Actor, u => u.ExecuteAsync(code, copy, ct), ct);
            return TypedResults.File(file.Bytes, "application/pdf", file.Name);
        }).WithName("downloadCopy").WithSummary("A printed copy as PDF; the download is evidence").Produces<Stream>(StatusCodes.Status200OK, "application/pdf");
        MapScans(api, papers);
        MapRules(papers.MapGroup("/rules"));
    }

    static void MapScans(IEndpointRouteBuilder api, RouteGroupBuilder papers)
    {
        papers.MapPost("/{code}/scans", UploadAsync).WithName("uploadScan").WithSummary("Hand in the scan of a signed approval form: PDF, PNG or JPEG, at most 10 MB")
            .Accepts<Stream>("application/octet-stream").Takes<UploadScan>(UploadScan.MostBytes);
        papers.MapPost("/scans/{id:long}/check", async (long id, CheckScanBody body, Caller who, Runner run, CancellationToken ct) =>
            new ScanChecked(await run.RunAsync<CheckScan, IReadOnlyList<string>>(who.Actor, u => u.ExecuteAsync(new(id, body.CaseNumber, body.Amount, body.Payee, body.Account, body.Signers), ct), ct, who.Key)))
            .WithName("checkScan").WithSummary("Type what another person's scan says; it is held against the record field by field");
        papers.MapGet("/scans/{id:long}", async (long id, Caller who, Runner run, CancellationToken ct) =>
        {
            var file = await run.RunAsync<DownloadScan, ScanFile>(who.Actor, u => u.ExecuteAsync(id, ct), ct);
            return TypedResults.File(file.Bytes, file.MediaType, file.Name);
        }).WithName("downloadScan").WithSummary("A scan as it was handed in; the download is evidence").Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        api.MapGet("/payouts/{id:long}/scans", (long id, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<PaperQueries, PayoutScans>(who.Actor, q => q.ScansAsync(id, ct), ct))
            .WithTags("Papers").WithName("listScans").WithSummary("The scans of a payout's present submission with their checks, and what stands against its release");
    }

    static void MapRules(RouteGroupBuilder rules)
    {
        rules.MapGet("", (Caller who, Runner run, CancellationToken ct) => run.ReadAsync<PaperRuleQueries, List<PaperRuleView>>(who.Actor, q => q.ListAsync(ct), ct))
            .WithName("listPaperRules").WithSummary("What papers say of a book's account, and whether a release needs a checked scan; the newest first, at most 200");
        rules.MapPost("", async (ProposePaperRule.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ProposePaperRule, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)))).WithName("proposePaperRule").WithSummary("Propose such a rule");
        rules.MapPost("/{id:long}/approve", (long id, Caller who, Runner run, CancellationToken ct) => DeferralsApi.ActAsync<ApprovePaperRule>(who, run, u => u.ExecuteAsync(id, ct), ct))
            .WithName("approvePaperRule").WithSummary("Approve what another person proposed");
    }

    static async Task<Created<Made>> UploadAsync(string code, string fileName, HttpRequest request, Caller who, Runner run, CancellationToken ct)
    {
        var name = UploadName.Of(fileName);
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        var id = await run.RunAsync<UploadScan, long>(who.Actor, u => u.ExecuteAsync(new(code, name, bytes.ToArray()), ct), ct, who.Key);
        return TypedResults.Created($"{LedgerApi.Root}/papers/scans/{id}", new Made(id));
    }
}
