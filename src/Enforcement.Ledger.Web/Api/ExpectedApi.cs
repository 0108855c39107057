using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

static class ExpectedApi
{
    public static void MapExpected(this IEndpointRouteBuilder api)
    {
        var expected = api.MapGroup("/expected-receipts").WithTags("Expected receipts");
        expected.MapGet("", ListAsync).WithName("listExpectedReceipts").WithSummary("Money that is to come, the newest first; state=Overdue is the alarm list");
        expected.MapPost("", RegisterAsync).WithName("registerExpectedReceipt").WithSummary("Register a deduction order, a sale price or an instalment of an own case");
        expected.MapPost("/import", ImportAsync).WithName("importExpectedReceipts").WithSummary("Take in a file of them (CSV or JSON); with a fault nothing is taken")
            .Accepts<Stream>("application/octet-stream").Takes<ImportExpected>(ExpectedFile.MaxBytes);
        expected.MapPost("/{id:long}/confirm", ConfirmAsync).WithName("confirmExpectedReceipt").WithSummary("Confirm a deduction order that another person registered; its money is posted by itself from then on");
        expected.MapPost("/{id:long}/cancel", CancelAsync).WithName("cancelExpectedReceipt").WithSummary("Give up what is still to come");
    }

    static async Task<Page<ExpectedView>> ListAsync(ExpectedFilter? state, long? caseId, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<ExpectedQueries, List<ExpectedView>>(who.Actor, q => q.ListAsync(state, caseId, after, rows + 1, ct), ct), rows, e => e.Id);
    }

    static async Task<Created<Made>> RegisterAsync(ExpectedEntry body, Caller who, Runner run, CancellationToken ct) =>
        TypedResults.Created((string?)null, new Made(await run.RunAsync<RegisterExpected, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)));

    static async Task<Results<Ok<ExpectedImportOutcome>, UnprocessableEntity<ExpectedImportOutcome>>> ImportAsync(
        string fileName, HttpRequest request, Caller who, Runner run, CancellationToken ct)
    {
        var name = UploadName.Of(fileName);
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        var file = ExpectedFile.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name);
        var outcome = await run.RunAsync<ImportExpected, ExpectedImportOutcome>(who.Actor, u => u.ExecuteAsync(new(file, name), ct), ct, who.Key);
        return outcome.Faults.Count == 0 ? TypedResults.Ok(outcome) : TypedResults.UnprocessableEntity(outcome);
    }

    static async Task<NoContent> ConfirmAsync(long id, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<ConfirmExpected, bool>(who.Actor, async u =>
        {
            await u.ExecuteAsync(new(id), ct);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }

    static async Task<NoContent> CancelAsync(long id, ReasonBody body, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<CancelExpected, bool>(who.Actor, async u =>
        {
            await u.ExecuteAsync(new(id, body.Reason), ct);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }
}
