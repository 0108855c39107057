using Enforcement.Ledger.Database;
using Enforcement.Ledger.Reconciliation;

namespace Enforcement.Ledger.Web.Api;

static class ReconciliationApi
{
    public static void MapReconciliation(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Reconciliation");
        group.MapGet("/reconciliation", (string? book, DateParam? on, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<ReconciliationQueries, List<BookReconciliation>>(who.Actor, q => q.ShowAsync(book, on?.Value, ct), ct))
            .WithName("showReconciliation").WithSummary("Bank = book = sum of liabilities, per book and per statement, now or as of a day");
        group.MapGet("/reconciliation/statements", async (long after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var page = await run.ReadAsync<ReconciliationQueries, StatementPage>(who.Actor, q => q.StatementsAsync(after, Paging.Take(take), ct), ct);
            return new Page<StatementReconciliation>(page.Statements, page.Next);
        }).WithName("listReconciledStatements").WithSummary("The statements before one of them, in the order of the chain, the newest first");
        group.MapGet("/books", (Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<BookQueries, List<BookView>>(who.Actor, q => q.ListAsync(ct), ct)).WithName("listBooks").WithSummary("Books with the balance of each account");
    }
}
