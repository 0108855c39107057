using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Treasury;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Execution fees and their payment to the treasury.</summary>
static class TreasuryApi
{
    public static void MapTreasury(this IEndpointRouteBuilder api)
    {
        var treasury = api.MapGroup("/treasury").WithTags("Treasury");
        treasury.MapGet("/fees", async (string? book, DeductionKind? kind, bool? due, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<TreasuryQueries, List<FeeView>>(who.Actor, q => q.FeesAsync(book, kind, due ?? false, after, rows + 1, ct), ct), rows, f => f.DeductionId);
        }).WithName("listFees").WithSummary("Confirmed execution fees and costs of a sale, and what became of them, the newest first");
        treasury.MapGet("/accounts", (Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<TreasuryAccountQueries, List<TreasuryAccountView>>(who.Actor, q => q.AccountsAsync(ct), ct)).WithName("listTreasuryAccounts").WithSummary("Treasury accounts in force, or waiting to be confirmed");
        treasury.MapPost("/accounts", async (NameTreasuryAccount.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<NameTreasuryAccount, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("nameTreasuryAccount").WithSummary("Name the account to which a book pays its fees; another person confirms it");
        treasury.MapPost("/accounts/{id:long}/confirm", (long id, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<ConfirmTreasuryAccount>(who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmTreasuryAccount").WithSummary("Confirm the treasury account that another person named");
        treasury.MapGet("/batches", async (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<TreasuryQueries, List<TreasuryBatchView>>(who.Actor, q => q.BatchesAsync(null, after, rows + 1, ct), ct), rows, b => b.Id);
        }).WithName("listTreasuryBatches").WithSummary("Payments of fees to the treasury, the newest first");
        treasury.MapPost("/batches", async (ProposeTreasuryBatch.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ProposeTreasuryBatch, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("proposeTreasuryBatch").WithSummary("Propose to pay fees to the treasury; nothing moves yet");
        treasury.MapPost("/costs/payee", async (NameCostPayee.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<NameCostPayee, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("nameCostPayee").WithSummary("Name who bore the cost of a sale, with the account and its paper");
        treasury.MapPost("/costs", async (ProposeCostPayment.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ProposeCostPayment, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("proposeCostPayment").WithSummary("Propose to pay the cost of a sale to who bore it; nothing moves yet");
        treasury.MapPost("/batches/{id:long}/approve", (long id, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<ApproveTreasuryBatch>(who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("approveTreasuryBatch").WithSummary("Approve a payment of fees: its instruction is written");
        treasury.MapPost("/batches/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<RejectTreasuryBatch>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectTreasuryBatch").WithSummary("Turn a proposed payment of fees down, or take the own one back");
        treasury.MapPost("/batches/{id:long}/fail", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<FailTreasuryBatch>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("failTreasuryBatch").WithSummary("The bank did not carry it out: its fees are due again");
        treasury.MapGet("/batches/{id:long}/file", async (long id, Caller who, Runner run, CancellationToken ct) =>
        {
            var file = await run.RunAsync<DownloadTreasuryFile, PayoutFile>(who.Actor, u => u.ExecuteAsync(id, ct), ct);
            return TypedResults.File(file.Bytes, "application/xml", file.Name);
        }).WithName("downloadTreasuryFile").WithSummary("The instruction of an approved payment of fees");
    }
}
