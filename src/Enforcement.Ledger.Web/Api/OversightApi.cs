using Enforcement.Ledger.Database;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts.Deferrals;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Note">What was asked or found; needed unless the alert was only seen.</param>
public sealed record CheckBody(CheckResult Result, string? Note = null);

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
            .WithName("sweepDeadlines").WithSummary("End deferrals whose day has passed; raise what is due soon, overdue or the leaders' matter, each once");
        var alerts = api.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("", async (AlertDesk? desk, AlertStage? stage, long? caseId, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<AlertQueries, List<AlertView>>(who.Actor, q => q.ListAsync(desk, stage, caseId, after, rows + 1, ct), ct), rows, a => a.Id);
        }).WithName("listAlerts").WithSummary("What is due soon, overdue or escalated, the earliest due date first");
        alerts.MapGet("/count", (Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<AlertQueries, AlertCount>(who.Actor, q => q.CountAsync(ct), ct)).WithName("countAlerts").WithSummary("How many alerts wait at the desk of the one who asks");
        alerts.MapPost("/{id:long}/checks", (long id, CheckBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<CheckAlert>(who, run, u => u.ExecuteAsync(new(id, body.Result, body.Note), ct), ct))
            .WithName("checkAlert").WithSummary("The supervisor's daily check: seen, prompted, corrected, or reported to the leaders");
    }
}
