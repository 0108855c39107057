using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts.Chains;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

/// <param name="EffectiveFrom">Null for the day that was proposed.</param>
public sealed record ApproveChainBody(LocalDate? EffectiveFrom = null);

/// <param name="Document">The paper by which the flag ends.</param>
public sealed record EndFlagBody(string? Document);

static class ChainsApi
{
    public static void MapChains(this IEndpointRouteBuilder api)
    {
        var chains = api.MapGroup("/approval-chains").WithTags("Approval chains");
        chains.MapGet("", async (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await ListAsync(after, rows + 1, who, run, ct), rows, v => v.Version);
        }).WithName("listApprovalChains").WithSummary("Versions of the approval chains, the newest first");
        chains.MapGet("/roles", (Caller who, Runner run, CancellationToken ct) => run.ReadAsync<ChainQueries, List<string>>(who.Actor, q => q.ApproversAsync(ct), ct))
            .WithName("listApprovingRoles").WithSummary("The roles by which a step can be approved");
        chains.MapPost("", ProposeAsync).WithName("proposeApprovalChains").WithSummary("Propose a version; every fault is told at once, with line and field");
        chains.MapPost("/{version:int}/approve", (int version, ApproveChainBody? body, Caller who, Runner run, CancellationToken ct) =>
            DecideAsync<ApproveChain>(version, who, run, u => u.ExecuteAsync(new(version, body?.EffectiveFrom), ct), ct))
            .WithName("approveApprovalChains").WithSummary("Approve a version that another person proposed");
        chains.MapPost("/{version:int}/reject", (int version, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            DecideAsync<RejectChain>(version, who, run, u => u.ExecuteAsync(new(version, body.Reason), ct), ct))
            .WithName("rejectApprovalChains").WithSummary("Reject a version that another person proposed; it stays readable");

        var flags = api.MapGroup("/case-flags").WithTags("Approval chains");
        flags.MapGet("", (long caseId, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<CaseFlagQueries, List<CaseFlagView>>(who.Actor, q => q.ListAsync(caseId, ct), ct))
            .WithName("listCaseFlags").WithSummary("The flags of a case, the newest first");
        flags.MapGet("/kinds", (Caller who, Runner run, CancellationToken ct) => run.ReadAsync<CaseFlagQueries, List<CaseFlagKind>>(who.Actor, q => q.KindsAsync(ct), ct))
            .WithName("listCaseFlagKinds").WithSummary("The flags that a case can have");
        flags.MapPost("", async (SetCaseFlag.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<SetCaseFlag, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("setCaseFlag").WithSummary("Set a flag on a case: what is submitted from now on follows its chain");
        flags.MapPost("/{id:long}/end", async (long id, EndFlagBody body, Caller who, Runner run, CancellationToken ct) =>
        {
            await run.RunAsync<EndCaseFlag, bool>(who.Actor, async u =>
            {
                await u.ExecuteAsync(new(id, body.Document), ct);
                return true;
            }, ct, who.Key);
            return TypedResults.NoContent();
        }).WithName("endCaseFlag").WithSummary("End a flag that another person set");
    }

    static Task<List<ChainVersionView>> ListAsync(long? after, int take, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<ChainQueries, List<ChainVersionView>>(who.Actor, q => q.ListAsync(after, take, ct), ct);

    static async Task<Created<ChainVersionView>> ProposeAsync(ProposeChain.Request body, Caller who, Runner run, CancellationToken ct)
    {
        var version = await run.RunAsync<ProposeChain, int>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
        return TypedResults.Created($"{LedgerApi.Root}/approval-chains/{version}", (await ListAsync(version + 1L, 1, who, run, ct)).Single());
    }

    static async Task<ChainVersionView> DecideAsync<TUseCase>(int version, Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return (await ListAsync(version + 1L, 1, who, run, ct)).Single();
    }
}
