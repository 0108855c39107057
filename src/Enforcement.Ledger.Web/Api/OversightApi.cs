using Enforcement.Ledger.Database;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts.Deferrals;

namespace Enforcement.Ledger.Web.Api;

static class OversightApi
{
    public static void MapOversight(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Oversight");
        group.MapGet("/clocks", async (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            var part = await run.ReadAsync<ClockQueries, List<LotClock>>(who.Actor, q => q.OpenAsync(after, rows, ct), ct);
            return new Page<LotClock>(part, part.Count < rows ? null : part[^1].LotId);
        }).WithName("listClocks").WithSummary("The clocks of all money that waits for a notice, the earliest arrival first");
        group.MapGet("/checks", (Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<RunChecks, List<CheckOutcome>>(who.Actor, u => u.ExecuteAsync(ct), ct)).WithName("runChecks").WithSummary("Run the standing invariants");
        group.MapPost("/deadlines/sweep", async (Caller who, Runner run, CancellationToken ct) =>
        {
            await run.RunAsync<ExpireDeferrals, int>(who.Actor, u => u.ExecuteAsync(ct), ct);
            return await run.RunAsync<SweepDeadlines, SweepOutcome>(who.Actor, u => u.ExecuteAsync(ct), ct, who.Key);
        })
            .WithName("sweepDeadlines").WithSummary("End deferrals whose day has passed; raise what is due soon or overdue, each once");
    }
}
