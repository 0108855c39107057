using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts.Deductions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Fees, costs of a sale and surplus: what leaves a case before its creditors are paid.</summary>
static class DeductionsApi
{
    public static void MapDeductions(this IEndpointRouteBuilder api)
    {
        var deductions = api.MapGroup("/deductions").WithTags("Deductions");
        deductions.MapPost("", ProposeAsync).WithName("proposeDeduction").WithSummary("Propose a fee, the cost of a sale, or surplus; nothing moves yet");
        deductions.MapGet("", async (long? caseId, bool? open, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<DeductionQueries, List<DeductionView>>(who.Actor, q => q.ListAsync(caseId, open ?? false, after, rows + 1, ct), ct), rows, d => d.Id);
        }).WithName("listDeductions").WithSummary("Deductions, the newest first");
        deductions.MapGet("/fee", (long caseId, FeeBasis? basis, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<DeductionQueries, FeeQuote>(who.Actor, q => q.QuoteAsync(caseId, basis ?? FeeBasis.Claim, ct), ct))
            .WithName("quoteFee").WithSummary("The execution fee of a case by the schedule in force, and what of it is charged");
        deductions.MapPost("/delay-interest", (DelayInterest.Request body) => DelayInterest.Of(body)).OnlyReads()
            .WithName("reckonDelayInterest").WithSummary("The doubled part of delay interest; reckons only, nothing is kept");
        deductions.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ShowAsync(id, who, run, ct)).WithName("showDeduction").WithSummary("One deduction");
        deductions.MapPost("/{id:long}/confirm", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ConfirmDeduction>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmDeduction").WithSummary("Confirm what another person proposed; the money moves");
        deductions.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<RejectDeduction>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectDeduction").WithSummary("Turn a proposal down");
        deductions.MapPost("/{id:long}/withdraw", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<WithdrawDeduction>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("withdrawDeduction").WithSummary("Take one's own proposal back");
        deductions.MapPost("/{id:long}/reverse", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ReverseDeduction>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("reverseDeduction").WithSummary("Reverse a deduction that should not have been; a third person");
    }

    static async Task<Created<DeductionView>> ProposeAsync(ProposeDeduction.Request body, Caller who, Runner run, CancellationToken ct)
    {
        var id = await run.RunAsync<ProposeDeduction, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
        return TypedResults.Created($"{LedgerApi.Root}/deductions/{id}", await ShowAsync(id, who, run, ct));
    }

    static Task<DeductionView> ShowAsync(long id, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<DeductionQueries, DeductionView>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<DeductionView> ActAsync<TUseCase>(long id, Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return await ShowAsync(id, who, run, ct);
    }
}
