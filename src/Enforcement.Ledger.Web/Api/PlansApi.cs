using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

public sealed record PlanReceiptsBody(IReadOnlyList<ServePlan.Receipt> Receipts);

/// <param name="Decision">The decision of the collegial panel, when there were objections.</param>
public sealed record InForceBody(string? Decision = null);

public sealed record ObjectionBody(string? By, string? Against, Money Amount, LocalDate ReceivedOn, string? Document);

public sealed record ObjectionStepBody(ObjectionStep Step, LocalDate On, string? Document);

public sealed record ObjectionOutcomeBody(ObjectionOutcome Outcome, string? Document);

/// <summary>Distribution plans and the objections to them.</summary>
static class PlansApi
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/plans").WithTags("Distribution plans");
        plans.MapPost("", async (DraftPlan.Request body, Caller who, Runner run, CancellationToken ct) =>
        {
            var id = await run.RunAsync<DraftPlan, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
            return TypedResults.Created($"{LedgerApi.Root}/plans/{id}", await ShowAsync(id, who, run, ct));
        }).WithName("draftPlan").WithSummary("Draft the next version of a case's distribution plan; the shares follow from the claims");
        plans.MapGet("", async (long? caseId, bool? waiting, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<PlanQueries, List<PlanRow>>(who.Actor, q => q.ListAsync(caseId, after, rows + 1, ct, waiting ?? false), ct), rows, p => p.Id);
        }).WithName("listPlans").WithSummary("Distribution plans, the newest first");
        plans.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ShowAsync(id, who, run, ct)).WithName("showPlan").WithSummary("A plan with its shares, its service and its objections");
        MapActs(plans.MapGroup("/{id:long}"));
        MapObjections(api.MapGroup("/plan-objections/{id:long}").WithTags("Distribution plans"));
    }

    static void MapActs(RouteGroupBuilder plan)
    {
        plan.MapPost("/approve", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ApprovePlan>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("approvePlan").WithSummary("Approve a drafted plan");
        plan.MapPost("/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<RejectPlan>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectPlan").WithSummary("Turn a plan down that is not in force");
        plan.MapPost("/withdraw", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<WithdrawPlan>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("withdrawPlan").WithSummary("Take a plan back that is not in force");
        plan.MapPost("/serve", (long id, PlanReceiptsBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ServePlan>(id, who, run, u => u.ExecuteAsync(new(id, body.Receipts), ct), ct)).WithName("servePlan").WithSummary("Record who received it; each may object for fifteen days");
        plan.MapPost("/in-force", (long id, InForceBody? body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<PutPlanInForce>(id, who, run, u => u.ExecuteAsync(new(id, body?.Decision), ct), ct)).WithName("putPlanInForce").WithSummary("Put it in force; what somebody sues about is set aside");
        plan.MapPost("/objections", async (long id, ObjectionBody body, Caller who, Runner run, CancellationToken ct) =>
        {
            await run.RunAsync<RaiseObjection, long>(who.Actor, u => u.ExecuteAsync(new(id, body.By, body.Against, body.Amount, body.ReceivedOn, body.Document), ct), ct, who.Key);
            return TypedResults.Created($"{LedgerApi.Root}/plans/{id}", await ShowAsync(id, who, run, ct));
        }).WithName("raiseObjection").WithSummary("Record an objection to a share");
    }

    static void MapObjections(RouteGroupBuilder objection)
    {
        objection.MapPost("/step", async (long id, ObjectionStepBody body, Caller who, Runner run, CancellationToken ct) =>
        {
            await run.RunAsync<RecordObjectionStep, bool>(who.Actor, async u =>
            {
                await u.ExecuteAsync(new(id, body.Step, body.On, body.Document), ct);
                return true;
            }, ct, who.Key);
            return TypedResults.NoContent();
        }).WithName("recordObjectionStep").WithSummary("The others told, an answer, the objector told, a suit");
        objection.MapPost("/settle", async (long id, ObjectionOutcomeBody body, Caller who, Runner run, CancellationToken ct) =>
        {
            await run.RunAsync<SettleObjection, bool>(who.Actor, async u =>
            {
                await u.ExecuteAsync(new(id, body.Outcome, body.Document), ct);
                return true;
            }, ct, who.Key);
            return TypedResults.NoContent();
        }).WithName("settleObjection").WithSummary("End an objection by the paper that decides it");
    }

    static Task<PlanView> ShowAsync(long id, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<PlanQueries, PlanView>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<PlanView> ActAsync<TUseCase>(long id, Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return await ShowAsync(id, who, run, ct);
    }
}
