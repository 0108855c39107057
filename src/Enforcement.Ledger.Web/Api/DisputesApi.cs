using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts.Disputes;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Document">The ruling, or the parties' paper.</param>
public sealed record SettleBody(SettledFor For, string? Document, string? Reason);

/// <param name="ReviewOn">Null for thirty days on.</param>
public sealed record ReviewBody(LocalDate? ReviewOn, string? Reason);

/// <summary>Disputes (争议): money that is paid to nobody until two persons have settled it.</summary>
static class DisputesApi
{
    public static void MapDisputes(this IEndpointRouteBuilder api)
    {
        var disputes = api.MapGroup("/disputes").WithTags("Disputes");
        disputes.MapGet("", async (long? caseId, long? payoutId, bool? open, bool? reviewPast, int? openOverDays, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<DisputeQueries, List<DisputeView>>(who.Actor,
                q => q.ListAsync(caseId, payoutId, open ?? false, reviewPast ?? false, openOverDays, after, rows + 1, ct), ct), rows, d => d.Id);
        }).WithName("listDisputes").WithSummary("Disputes, the newest first, with their outcomes and days of review");
        disputes.MapPost("", async (PlaceDispute.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<PlaceDispute, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("placeDispute").WithSummary("Set money of a case aside as disputed");
        disputes.MapPost("/{id:long}/settle", async (long id, SettleBody body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ProposeDisputeOutcome, long>(who.Actor, u => u.ExecuteAsync(new(id, body.For, body.Document, body.Reason), ct), ct, who.Key))))
            .WithName("settleDispute").WithSummary("Propose how a dispute ends; another person confirms it, and only then does money move");
        disputes.MapPost("/{id:long}/review", (long id, ReviewBody body, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<RenewDisputeReview>(who, run, u => u.ExecuteAsync(new(id, body.ReviewOn, body.Reason), ct), ct)).WithName("renewDisputeReview").WithSummary("Set the next day of review, with the reason");
        disputes.MapPost("/outcomes/{id:long}/confirm", (long id, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<ConfirmDisputeOutcome>(who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmDisputeOutcome").WithSummary("Confirm the outcome that another person proposed: its money moves");
        disputes.MapPost("/outcomes/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<RejectDisputeOutcome>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectDisputeOutcome").WithSummary("Turn a proposed outcome down; the dispute stays open");
        disputes.MapPost("/outcomes/{id:long}/withdraw", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<WithdrawDisputeOutcome>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("withdrawDisputeOutcome").WithSummary("Take one's own proposal back");
    }
}
