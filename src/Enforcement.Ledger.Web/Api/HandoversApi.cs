using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Handovers;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Cases change their officer by a list that two persons sign (移交).</summary>
static class HandoversApi
{
    public static void MapHandovers(this IEndpointRouteBuilder api)
    {
        var handovers = api.MapGroup("/handovers").WithTags("Handovers");
        handovers.MapGet("", async (bool? open, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<HandoverQueries, List<HandoverView>>(who.Actor, q => q.ListAsync(open ?? false, after, rows + 1, ct), ct), rows, h => h.Id);
        }).WithName("listHandovers").WithSummary("Hand-overs of cases, the newest first");
        handovers.MapGet("/waiting", (int? take, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<ClosingQueries, List<DormantCase>>(who.Actor, q => q.DormantAsync(new(0, AwaitHandover: true), Paging.Take(take), ct), ct))
            .WithName("listCasesAwaitingHandover").WithSummary("Cases with money whose officer is gone, or for which the case system names another one; what has lain longest first");
        handovers.MapPost("", async (GiveCases.Request body, Caller who, Runner run, CancellationToken ct) =>
        {
            var id = await run.RunAsync<GiveCases, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
            return TypedResults.Created($"{LedgerApi.Root}/handovers/{id}", await ShowAsync(id, who, run, ct));
        }).WithName("giveCases").WithSummary("Sign the list by which cases go to another officer; he signs next");
        handovers.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ShowAsync(id, who, run, ct)).WithName("showHandover").WithSummary("One hand-over with its list");
        handovers.MapPost("/{id:long}/take", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<TakeCases>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("takeCases").WithSummary("Sign the list as the one who takes the cases: they are his from now on");
        handovers.MapPost("/{id:long}/end", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<EndHandover>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("endHandover").WithSummary("End a hand-over that waits for its second signature");
    }

    static Task<HandoverDetail> ShowAsync(long id, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<HandoverQueries, HandoverDetail>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<HandoverDetail> ActAsync<TUseCase>(long id, Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        await UnknownFundsApi.ActAsync<TUseCase>(who, run, call, ct);
        return await ShowAsync(id, who, run, ct);
    }
}
