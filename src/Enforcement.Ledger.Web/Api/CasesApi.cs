using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Oversight;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

static class CasesApi
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases");
        cases.MapPost("/import", ImportAsync).WithName("importCases").WithSummary("Take in a case file (CSV or JSON); with a fault nothing is taken")
            .Accepts<Stream>("application/octet-stream").Takes<ImportCases>(CaseFile.MaxBytes);
        cases.MapGet("", ListAsync).WithName("listCases").WithSummary("Cases with their money, by number or party");
        cases.MapGet("/by-number", (string number, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<CaseQueries, CaseView>(who.Actor, q => q.ShowAsync(number, ct), ct)).WithName("showCaseByNumber").WithSummary("One case, its number in any spelling");
        cases.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<CaseQueries, CaseView>(who.Actor, q => q.ShowAsync(id, ct), ct)).WithName("showCase").WithSummary("One case");
        cases.MapPost("/{id:long}/sub-accounts/{number}/close", (long id, string number, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<CloseSubAccount>(who, run, u => u.ExecuteAsync(new(id, number), ct), ct)).WithName("closeSubAccount").WithSummary("Close a case's number; it stays bound to the case");
        cases.MapGet("/{id:long}/clocks", ClocksAsync).WithName("listCaseClocks").WithSummary("The clocks of a case's money, lot by lot");
        cases.MapGet("/{id:long}/history", async (long id, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<CaseHistoryQueries, List<CaseEvent>>(who.Actor, q => q.ListAsync(id, after, rows + 1, ct), ct), rows, e => e.Place);
        }).WithName("listCaseHistory").WithSummary("What happened in a case, in order: each movement of its money once, and each act with person and reason");
    }

    static async Task<Results<Ok<CaseImportOutcome>, UnprocessableEntity<CaseImportOutcome>>> ImportAsync(
        string fileName, string? book, HttpRequest request, Caller who, Runner run, CancellationToken ct)
    {
        var name = UploadName.Of(fileName);
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        var file = CaseFile.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name);
        var outcome = await run.RunAsync<ImportCases, CaseImportOutcome>(who.Actor, u => u.ExecuteAsync(new(file, name, book), ct), ct, who.Key);
        return outcome.Faults.Count == 0 ? TypedResults.Ok(outcome) : TypedResults.UnprocessableEntity(outcome);
    }

    static async Task<Page<CaseRowView>> ListAsync(string? search, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<CaseQueries, List<CaseRowView>>(who.Actor, q => q.ListAsync(search, after, rows + 1, ct), ct), rows, c => c.Id);
    }

    static async Task<List<LotClock>> ClocksAsync(long id, Caller who, Runner run, CancellationToken ct)
    {
        // Asked for the case first: another officer's case is not found rather than empty.
        await run.ReadAsync<CaseQueries, CaseView>(who.Actor, q => q.ShowAsync(id, ct), ct);
        return await run.ReadAsync<ClockQueries, List<LotClock>>(who.Actor, q => q.LotsAsync(id, ct), ct);
    }
}
