using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deferrals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Deferrals (延缓发放): a permission to pay late, on one of five grounds, with an end.</summary>
static class DeferralsApi
{
    public static void MapDeferrals(this IEndpointRouteBuilder api)
    {
        var deferrals = api.MapGroup("/deferrals").WithTags("Deferrals");
        deferrals.MapGet("", async (long? caseId, bool? open, bool? waiting, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<DeferralQueries, List<DeferralView>>(who.Actor, q => q.ListAsync(caseId, open ?? false, after, rows + 1, ct, waiting ?? false), ct), rows, d => d.Id);
        }).WithName("listDeferrals").WithSummary("Deferrals, the newest first, with the clock that runs when they have ended");
        deferrals.MapGet("/grounds", () => DeferralRule.Grounds).WithName("listDeferralGrounds").WithSummary("The grounds of a deferral with their articles");
        deferrals.MapPost("", async (ApplyForDeferral.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ApplyForDeferral, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("applyForDeferral").WithSummary("Apply for the deferral of the money that a case has now, or of one lot; no clock stands still yet");
        deferrals.MapPost("/{id:long}/approve", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ApproveDeferral>(who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("approveDeferral").WithSummary("Approve what another person applied for: clock A leaves its days out");
        deferrals.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<RejectDeferral>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectDeferral").WithSummary("Turn an application down");
        deferrals.MapPost("/{id:long}/withdraw", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<WithdrawDeferral>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("withdrawDeferral").WithSummary("Take one's own application back");
        deferrals.MapPost("/{id:long}/end", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<EndDeferral>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("endDeferral").WithSummary("The ground is gone: from today ten days to pay");
    }

    internal static async Task<NoContent> ActAsync<TUseCase>(Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }
}
