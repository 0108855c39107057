using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts.Vouchers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <param name="LateReason">Needed when the cash comes after the day on which it was taken.</param>
public sealed record AcceptCashBody(string? LateReason = null);

/// <summary>How many it concerned that were not so before.</summary>
public sealed record Counted(int Count);

/// <summary>Cash, numbered receipts, import lag and arrivals.</summary>
static class VouchersApi
{
    public static void MapVouchers(this IEndpointRouteBuilder api)
    {
        MapCash(api.MapGroup("/cash").WithTags("Cash"));
        MapOfficialReceipts(api.MapGroup("/official-receipts").WithTags("Official receipts"));

        var lag = api.MapGroup("/import-lag").WithTags("Receipts");
        lag.MapGet("", (string? book, DateParam? from, DateParam? to, int? days, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<ImportLagQueries, List<ImportLagMonth>>(who.Actor, q => q.MonthsAsync(book, from?.Value, to?.Value, days, ct), ct))
            .WithName("showImportLag").WithSummary("Booking date against import date, by month and book");
        lag.MapGet("/late", (string? book, DateParam? from, DateParam? to, int? days, int? take, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<ImportLagQueries, List<ImportLagLine>>(who.Actor, q => q.LateAsync(book, from?.Value, to?.Value, days, Paging.Take(take), ct), ct))
            .WithName("listLateImports").WithSummary("Receipts that waited longest for their import");

        var arrivals = api.MapGroup("/arrivals").WithTags("Receipts");
        arrivals.MapGet("", async (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<ArrivalQueries, List<ArrivalView>>(who.Actor, q => q.UnseenAsync(after, rows + 1, ct), ct), rows, a => a.Place);
        }).WithName("listArrivals").WithSummary("Arrivals that the officer of the case has not acknowledged, the newest first");
        arrivals.MapPost("/seen", async (SeeArrivals.Request body, Caller who, Runner run, CancellationToken ct) =>
            new Counted(await run.RunAsync<SeeArrivals, int>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))).WithName("seeArrivals").WithSummary("Acknowledge arrivals of the own cases");
        arrivals.MapPost("/told", async (TellArrivals.Request body, Caller who, Runner run, CancellationToken ct) =>
            new Counted(await run.RunAsync<TellArrivals, int>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))).WithName("tellArrivals").WithSummary("Finance has told the executors");
    }

    static void MapCash(RouteGroupBuilder cash)
    {
        cash.MapPost("", async (TakeCash.Request body, Caller who, Runner run, CancellationToken ct) =>
        {
            var id = await run.RunAsync<TakeCash, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
            return TypedResults.Created($"{LedgerApi.Root}/cash/{id}", await CashAsync(id, who, run, ct));
        }).WithName("takeCash").WithSummary("Record cash taken by two executors; its voucher has a number at once");
        cash.MapGet("", async (long? caseId, bool? open, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<CashQueries, List<CashView>>(who.Actor, q => q.ListAsync(caseId, open ?? false, after, rows + 1, ct), ct), rows, v => v.Id);
        }).WithName("listCash").WithSummary("Cash vouchers, the newest first; open ones are not at the bank yet");
        cash.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => CashAsync(id, who, run, ct)).WithName("showCash").WithSummary("One cash voucher");
        cash.MapPost("/{id:long}/accept", (long id, AcceptCashBody? body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<AcceptCash>(id, who, run, u => u.ExecuteAsync(new(id, body?.LateReason), ct), ct)).WithName("acceptCash").WithSummary("Finance takes the cash in");
        cash.MapPost("/{id:long}/void", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<VoidCash>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("voidCash").WithSummary("Void the voucher of cash that was never taken");
        cash.MapPost("/{id:long}/unpair", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<UnpairCash>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("unpairCash").WithSummary("Take back the pairing of the bank's line that this cash is paired with");
        cash.MapPost("/pair", async (PairCash.Request body, Caller who, Runner run, CancellationToken ct) =>
        {
            await run.RunAsync<PairCash, bool>(who.Actor, async u =>
            {
                await u.ExecuteAsync(body, ct);
                return true;
            }, ct, who.Key);
            return TypedResults.NoContent();
        }).WithName("pairCash").WithSummary("Say which line of the bank brought this cash");
    }

    static void MapOfficialReceipts(RouteGroupBuilder receipts)
    {
        receipts.MapPost("", (IssueReceipts.Request body, Caller who, Runner run, CancellationToken ct) =>
            run.RunAsync<IssueReceipts, IssueReceipts.Issued>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))
            .WithName("issueReceipts").WithSummary("Issue receipts for lines, or for a whole statement, with the next numbers of the series");
        receipts.MapGet("", async (long? caseId, long? statementId, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<OfficialReceiptQueries, List<OfficialReceiptView>>(who.Actor, q => q.ListAsync(caseId, statementId, after, rows + 1, ct), ct), rows, o => o.Id);
        }).WithName("listOfficialReceipts").WithSummary("Receipts by number, the newest first, voided ones among them");
        receipts.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ReceiptAsync(id, who, run, ct)).WithName("showOfficialReceipt").WithSummary("One receipt as it is printed");
        receipts.MapPost("/{id:long}/void", async (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
        {
            await run.RunAsync<VoidReceipt, bool>(who.Actor, async u =>
            {
                await u.ExecuteAsync(new(id, body.Reason), ct);
                return true;
            }, ct, who.Key);
            return await ReceiptAsync(id, who, run, ct);
        }).WithName("voidReceipt").WithSummary("Void a receipt that another person issued; its number stays used");
    }

    static Task<CashView> CashAsync(long id, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<CashQueries, CashView>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static Task<OfficialReceiptView> ReceiptAsync(long id, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<OfficialReceiptQueries, OfficialReceiptView>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<CashView> ActAsync<TUseCase>(long id, Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return await CashAsync(id, who, run, ct);
    }
}
