using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Lines">How many of the newest credits are tried; 5,000 by default.</param>
public sealed record BackTestBody(int? Lines = null);

/// <param name="EffectiveFrom">Null for today.</param>
public sealed record ApproveRulesBody(LocalDate? EffectiveFrom = null);

static class MatchingApi
{
    public static void MapMatching(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/matching-rules").WithTags("Matching");
        rules.MapGet("", async (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await ListAsync(after, rows + 1, who, run, ct), rows, r => r.Version);
        }).WithName("listMatchingRules").WithSummary("Versions of the matching rules, the newest first");
        rules.MapPost("", ProposeAsync).WithName("proposeMatchingRules").WithSummary("Propose a version of the matching rules");
        rules.MapPost("/{version:int}/back-test", (int version, BackTestBody? body, Caller who, Runner run, CancellationToken ct) =>
            run.RunAsync<BackTestRules, BackTestView>(who.Actor, u => u.ExecuteAsync(new(version, Lines(body?.Lines)), ct), ct, who.Key))
            .WithName("backTestMatchingRules").WithSummary("Try a version on posted credits; nothing moves");
        rules.MapPost("/{version:int}/approve", ApproveAsync).WithName("approveMatchingRules").WithSummary("Approve a version that another person proposed and that was tried");
        rules.MapGet("/replay", (int? lines, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<ReplayMatches, ReplayOutcome>(who.Actor, q => q.ExecuteAsync(Lines(lines), ct), ct)).WithName("replayMatches").WithSummary("Decide the newest credits again, each under its own version; nothing moves");
    }

    static Task<List<RuleSetView>> ListAsync(long? after, int take, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<RuleQueries, List<RuleSetView>>(who.Actor, q => q.ListAsync(after, take, ct), ct);

    static async Task<Created<RuleSetView>> ProposeAsync(ProposeRules.Request body, Caller who, Runner run, CancellationToken ct)
    {
        var version = await run.RunAsync<ProposeRules, int>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
        return TypedResults.Created($"{LedgerApi.Root}/matching-rules/{version}", (await ListAsync(version + 1L, 1, who, run, ct)).Single());
    }

    static async Task<RuleSetView> ApproveAsync(int version, ApproveRulesBody? body, Caller who, Runner run, CancellationToken ct)
    {
        await run.RunAsync<ApproveRules, bool>(who.Actor, async u =>
        {
            await u.ExecuteAsync(new(version, body?.EffectiveFrom), ct);
            return true;
        }, ct, who.Key);
        return (await ListAsync(version + 1L, 1, who, run, ct)).Single();
    }

    static int Lines(int? asked) => asked switch
    {
        null => BackTestRules.UsualLines,
        >= 1 and <= BackTestRules.MostLines => asked.Value,
        _ => throw new RequestFault("lines", $"From 1 to {BackTestRules.MostLines} credits are decided again at once.", $"每次可重算 1 至 {BackTestRules.MostLines} 笔到账。"),
    };
}
