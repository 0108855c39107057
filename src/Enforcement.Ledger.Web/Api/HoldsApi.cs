using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Document">The paper by which the hold ends.</param>
public sealed record LiftBody(string? Document);

static class HoldsApi
{
    public static void MapHolds(this IEndpointRouteBuilder api)
    {
        var holds = api.MapGroup("/holds").WithTags("Holds");
        holds.MapGet("", ListAsync).WithName("listHolds").WithSummary("Holds, the newest first, with the payouts that they stopped");
        holds.MapGet("/kinds", () => HoldKind.All).WithName("listHoldKinds").WithSummary("The grounds of a hold with their articles");
        holds.MapPost("", PlaceAsync).WithName("placeHold").WithSummary("Stop the money of a case, of one party, or a sum");
        holds.MapPost("/{id:long}/confirm", ConfirmAsync).WithName("confirmHold").WithSummary("Confirm a hold that another person placed: from now on the clock of the case leaves its days out");
        holds.MapPost("/{id:long}/lift", LiftAsync).WithName("liftHold").WithSummary("Lift a hold that another person placed");
    }

    static async Task<Page<HoldView>> ListAsync(long? caseId, bool? open, bool? unconfirmed, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<HoldQueries, List<HoldView>>(who.Actor, q => q.ListAsync(caseId, open ?? false, after, rows + 1, ct, unconfirmed ?? false), ct), rows, h => h.Id);
    }

    static async Task<Created<Made>> PlaceAsync(PlaceHold.Request body, Caller who, Runner run, CancellationToken ct)
    {
        var id = await run.RunAsync<PlaceHold, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
        return TypedResults.Created((string?)null, new Made(id));
    }

    static async Task<NoContent> ConfirmAsync(long id, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<ConfirmHold, bool>(who.Actor, async u =>
        {
            await u.ExecuteAsync(new(id), ct);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }

    static async Task<NoContent> LiftAsync(long id, LiftBody body, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<LiftHold, bool>(who.Actor, async u =>
        {
            await u.ExecuteAsync(new(id, body.Document), ct);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }
}
