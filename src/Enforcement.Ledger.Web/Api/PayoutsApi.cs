using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Payouts.Disputes;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

/// <summary>The collegial decision document, for a payee who is no party of the case.</summary>
public sealed record DecisionBody(string? Decision = null);

/// <param name="Disputed">Less than the payout's amount.</param>
/// <param name="Document">The paper that says what is disputed.</param>
/// <param name="ReviewOn">When it is looked at again; null for thirty days on.</param>
public sealed record SplitBody(Money Disputed, string? Reason = null, string? Document = null, LocalDate? ReviewOn = null);

/// <param name="On">The day of publication; null for today.</param>
public sealed record PublicationBody(string? Place, LocalDate? On = null);

/// <summary>The id under which something new can be named from now on.</summary>
public sealed record Made(long Id);

static class PayoutsApi
{
    public static void MapPayouts(this IEndpointRouteBuilder api)
    {
        var payouts = api.MapGroup("/payouts").WithTags("Payouts");
        payouts.MapPost("", DraftAsync).WithName("draftPayout").WithSummary("Draft a payout; nothing is reserved yet");
        payouts.MapGet("", ListAsync).WithName("listPayouts").WithSummary("Payouts, the newest first");
        payouts.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ShowAsync(id, who, run, ct))
            .WithName("showPayout").WithSummary("A payout with its history, its lots and what can be done with it now");
        payouts.MapGet("/{id:long}/file", FileAsync).WithName("downloadPayoutFile").WithSummary("The instruction of a released payout, in the format of its book; each download is evidence")
            .Produces<Stream>(StatusCodes.Status200OK, "application/xml", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        MapActs(payouts.MapGroup("/{id:long}"));
    }

    static void MapActs(RouteGroupBuilder payout)
    {
        payout.MapPost("/submit", (long id, DecisionBody? body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<SubmitPayout>(id, who, run, u => u.ExecuteAsync(new(id, body?.Decision), ct), ct)).WithName("submitPayout").WithSummary("Submit a draft; reserves its lots");
        payout.MapPost("/approve", (long id, DecisionBody? body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ApprovePayout>(id, who, run, u => u.ExecuteAsync(new(id, body?.Decision), ct), ct)).WithName("approvePayout").WithSummary("Approve the next step; the last one issues the notice");
        payout.MapPost("/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<RejectPayout>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectPayout").WithSummary("Send a payout in approval back to its drafter");
        payout.MapPost("/withdraw", (long id, ReasonBody? body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<WithdrawPayout>(id, who, run, u => u.ExecuteAsync(new(id, body?.Reason), ct), ct)).WithName("withdrawPayout").WithSummary("Take a payout back before its notice");
        payout.MapPost("/accept", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<AcceptPayout>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("acceptPayout").WithSummary("Finance accepts the notice");
        payout.MapPost("/return", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ReturnPayout>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("returnPayout").WithSummary("Finance returns the notice to the executor");
        payout.MapPost("/release", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ReleasePayout>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("releasePayout").WithSummary("The second finance person releases it to the bank");
        payout.MapPost("/recall", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<RecallPayout>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("recallPayout").WithSummary("Take a release back whose instruction has not left");
        payout.MapPost("/split", async (long id, SplitBody body, Caller who, Runner run, CancellationToken ct) =>
        {
            var disputed = await run.RunAsync<SplitPayout, long>(who.Actor, u => u.ExecuteAsync(new(id, body.Disputed, body.Reason, body.Document, body.ReviewOn), ct), ct, who.Key);
            return TypedResults.Created($"{LedgerApi.Root}/payouts/{disputed}", await ShowAsync(disputed, who, run, ct));
        }).WithName("splitPayout").WithSummary("Divide it; answers with the disputed part, which is a payout of its own");
        payout.MapPost("/publication", (long id, PublicationBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<PublishPayout>(id, who, run, u => u.ExecuteAsync(new(id, body.Place, body.On), ct), ct)).WithName("publishPayout").WithSummary("Record where and when a payout to nobody of the case was published");
    }

    static async Task<Created<PayoutDetail>> DraftAsync(DraftPayout.Request body, Caller who, Runner run, CancellationToken ct)
    {
        var id = await run.RunAsync<DraftPayout, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
        return TypedResults.Created($"{LedgerApi.Root}/payouts/{id}", await ShowAsync(id, who, run, ct));
    }

    static async Task<Page<PayoutView>> ListAsync(long? caseId, PayoutState? state, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<PayoutQueries, List<PayoutView>>(who.Actor, q => q.ListAsync(caseId, state, after, rows + 1, ct), ct), rows, p => p.Id);
    }

    static Task<PayoutDetail> ShowAsync(long id, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<PayoutQueries, PayoutDetail>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<FileContentHttpResult> FileAsync(long id, Caller who, Runner run, CancellationToken ct)
    {
        var file = await run.RunAsync<DownloadPayoutFile, PayoutFile>(who.Actor, u => u.ExecuteAsync(id, ct), ct);
        return TypedResults.File(file.Bytes, BankProfile.TypeOf(file.Name), file.Name);
    }

    internal static async Task<PayoutDetail> ActAsync<TUseCase>(long id, Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct)
        where TUseCase : class, IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return await ShowAsync(id, who, run, ct);
    }
}
