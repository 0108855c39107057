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
        group.MapGet("/books", (Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<BookQueries, List<BookView>>(who.Actor, q => q.ListAsync(ct), ct)).WithName("listBooks").WithSummary("Books with the balance of each account");
    }
}
