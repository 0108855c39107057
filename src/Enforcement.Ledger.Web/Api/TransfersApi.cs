using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts.Transfers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Document">The paper by which the case goes on.</param>
public sealed record CaseReopenBody(string? Document);

/// <param name="Ending">How it ends.</param>
/// <param name="Document">The paper that says so.</param>
public sealed record CaseCloseBody(CaseEnding Ending, string? Document);

/// <summary>Money between cases, and the end of a case.</summary>
static class TransfersApi
{
    public static void MapTransfers(this IEndpointRouteBuilder api)
    {
        var transfers = api.MapGroup("/transfers").WithTags("Transfers");
        transfers.MapGet("/grounds", () => TransferGround.All).WithName("listTransferGrounds").WithSummary("The grounds of a transfer between cases");
        transfers.MapGet("", async (long? caseId, bool? open, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<TransferQueries, List<TransferView>>(who.Actor, q => q.ListAsync(caseId, open ?? false, after, rows + 1, ct), ct), rows, t => t.Id);
        }).WithName("listTransfers").WithSummary("Transfers out of a case and into it, the newest first");
        transfers.MapPost("", async (ProposeTransfer.Request body, Caller who, Runner run, CancellationToken ct) =>
        {
            var id = await run.RunAsync<ProposeTransfer, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
            return TypedResults.Created($"{LedgerApi.Root}/transfers/{id}", await ShowAsync(id, who, run, ct));
        }).WithName("proposeTransfer").WithSummary("Propose to move money of a case to another case; nothing moves yet");
        transfers.MapGet("/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ShowAsync(id, who, run, ct)).WithName("showTransfer").WithSummary("One transfer");
        transfers.MapPost("/{id:long}/approve", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ApproveTransfer>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("approveTransfer").WithSummary("Approve what another person proposed; the money is the other case's");
        transfers.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<RejectTransfer>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectTransfer").WithSummary("Turn down a proposal, or its undoing");
        transfers.MapPost("/{id:long}/withdraw", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<WithdrawTransfer>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("withdrawTransfer").WithSummary("Take one's own proposal back");
        transfers.MapPost("/{id:long}/undo", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<AskUndoTransfer>(id, who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("askUndoTransfer").WithSummary("Ask to undo a transfer; another person confirms");
        transfers.MapPost("/{id:long}/confirm-undo", (long id, Caller who, Runner run, CancellationToken ct) =>
            ActAsync<ConfirmUndoTransfer>(id, who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmUndoTransfer").WithSummary("Confirm that a transfer is undone: a mirrored entry");

        var cases = api.MapGroup("/cases").WithTags("Cases");
        cases.MapGet("/{id:long}/closing", (long id, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<ClosingQueries, CaseClosingView>(who.Actor, q => q.ShowAsync(id, ct), ct)).WithName("showCaseClosing").WithSummary("How a case ended, or what keeps it open");
        cases.MapPost("/{id:long}/close", (long id, CaseCloseBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<CloseCase>(who, run, u => u.ExecuteAsync(new(id, body.Ending, body.Document), ct), ct)).WithName("closeCase").WithSummary("Close a case from which all money has gone");
        cases.MapPost("/{id:long}/reopen", (long id, CaseReopenBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<ReopenCase>(who, run, u => u.ExecuteAsync(new(id, body.Document), ct), ct)).WithName("reopenCase").WithSummary("Open a closed case again, by a paper");
        cases.MapGet("/closing-exceptions", async (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<ClosingQueries, List<ClosingException>>(who.Actor, q => q.ExceptionsAsync(null, after, rows + 1, ct), ct), rows, x => x.CaseId);
        }).WithName("listClosingExceptions").WithSummary("Cases that ended and still have money or an open matter here");
    }

    static Task<TransferView> ShowAsync(long id, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<TransferQueries, TransferView>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<TransferView> ActAsync<TUseCase>(long id, Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await UnknownFundsApi.ActAsync<TUseCase>(who, run, call, ct);
        return await ShowAsync(id, who, run, ct);
    }
}
