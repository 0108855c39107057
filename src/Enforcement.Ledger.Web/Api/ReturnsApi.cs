using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Reconciliation;

namespace Enforcement.Ledger.Web.Api;

static class ReturnsApi
{
    public static void MapReturns(this IEndpointRouteBuilder api)
    {
        var returns = api.MapGroup("").WithTags("Returned payments");
        returns.MapGet("/returned-payments", ListAsync).WithName("listReturnedPayments").WithSummary("Payments that the bank sent back, the newest first");
        returns.MapPost("/payouts/{id:long}/confirm-return", (long id, Caller who, Runner run, CancellationToken ct) =>
            PayoutsApi.ActAsync<ConfirmReturn>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmReturn").WithSummary("Confirm, as another person, that a payment came back; its money is available again");
        returns.MapPost("/payouts/{id:long}/reject-return", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            PayoutsApi.ActAsync<RejectReturn>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectReturn").WithSummary("Find, as another person, that nothing came back; the money is unknown funds");
        returns.MapPost("/payouts/{id:long}/ask-undo-return", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            PayoutsApi.ActAsync<AskUndoReturn>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("askUndoReturn").WithSummary("Ask to take the confirmation of a return back");
        returns.MapPost("/payouts/{id:long}/confirm-undo-return", (long id, Caller who, Runner run, CancellationToken ct) =>
            PayoutsApi.ActAsync<ConfirmUndoReturn>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmUndoReturn").WithSummary("Take the confirmation back, as another person; the money is unknown funds");
        returns.MapPost("/payouts/{id:long}/reissue", (long id, ReasonBody? body, Caller who, Runner run, CancellationToken ct) =>
            PayoutsApi.ActAsync<ReissuePayout>(id, who, run, u => u.ExecuteAsync(new(id, body?.Reason), ct), ct)).WithName("reissuePayout").WithSummary("Ask to pay again what failed or came back; the whole chain is asked");
    }

    static async Task<Page<ReturnView>> ListAsync(long? caseId, long? payoutId, bool? unconfirmed, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<ReturnQueries, List<ReturnView>>(who.Actor, q => q.ListAsync(new(caseId, payoutId, unconfirmed ?? false), after, rows + 1, ct), ct), rows, r => r.LineId);
    }
}
