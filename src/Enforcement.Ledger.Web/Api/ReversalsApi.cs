using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts.Reversals;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Reversal of execution (执行回转).</summary>
static class ReversalsApi
{
    public static void MapReversals(this IEndpointRouteBuilder api)
    {
        var reversals = api.MapGroup("/reversals").WithTags("Reversals");
        reversals.MapGet("", async (long? caseId, long? payoutId, bool? open, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<ReversalQueries, List<ReversalView>>(who.Actor, q => q.ListAsync(caseId, payoutId, open ?? false, after, rows + 1, ct), ct), rows, r => r.Id);
        }).WithName("listReversals").WithSummary("Reversals of execution by a case, or of its payouts, the newest first");
        reversals.MapPost("", async (ProposeReversal.Request body, Caller who, Runner run, CancellationToken ct) =>
        {
            var id = await run.RunAsync<ProposeReversal, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
            return TypedResults.Created($"{LedgerApi.Root}/reversals/{id}", await ShowAsync(id, who, run, ct));
        }).WithName("proposeReversal").WithSummary("Propose that a case takes back what payouts of another case paid to its debtor");
        reversals.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ShowAsync(id, who, run, ct)).WithName("showReversal").WithSummary("One reversal of execution");
        reversals.MapPost("/{id:long}/confirm", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ConfirmReversal>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmReversal").WithSummary("Confirm what another person proposed; the payouts say by which case they are taken back");
        reversals.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<RejectReversal>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectReversal").WithSummary("Turn down what another person proposed");
        reversals.MapPost("/{id:long}/withdraw", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<WithdrawReversal>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("withdrawReversal").WithSummary("Take one's own proposal back");
        reversals.MapPost("/{id:long}/cancel", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<CancelReversal>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("cancelReversal").WithSummary("Cancel a confirmed one that should not have been, as a third person");
    }

    static Task<ReversalView> ShowAsync(long id, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<ReversalQueries, ReversalView>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<ReversalView> ActAsync<TUseCase>(long id, Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await UnknownFundsApi.ActAsync<TUseCase>(who, run, call, ct);
        return await ShowAsync(id, who, run, ct);
    }
}
