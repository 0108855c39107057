using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Web.Api;

/// <summary>What became of a party that nothing may be paid to.</summary>
static class PartyStatusApi
{
    public static void MapPartyStatus(this IEndpointRouteBuilder api)
    {
        var status = api.MapGroup("/party-status").WithTags("Cases");
        status.MapGet("", async (long? caseId, bool? open, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<PartyStatusQueries, List<PartyStatusView>>(who.Actor, q => q.ListAsync(caseId, open ?? false, after, rows + 1, ct), ct), rows, s => s.Id);
        }).WithName("listPartyStatus").WithSummary("What became of parties, the newest first");
        status.MapGet("/kinds", () => PartyStatusKind.All).WithName("listPartyStatusKinds").WithSummary("What may become of a party");
        status.MapPost("", async (RecordPartyStatus.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<RecordPartyStatus, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("recordPartyStatus").WithSummary("Record what became of a party: nothing is paid to it any more");
        status.MapPost("/{id:long}/lift", (long id, DocumentBody body, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<LiftPartyStatus>(who, run, u => u.ExecuteAsync(new(id, body.Document), ct), ct)).WithName("liftPartyStatus").WithSummary("Lift what another person recorded");
    }
}
