using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts.Deposits;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Document">The paper that the act rests on.</param>
public sealed record DocumentBody(string? Document);

/// <summary>Deposits (提存): money lodged for a creditor who cannot be paid, and its return.</summary>
static class DepositsApi
{
    public static void MapDeposits(this IEndpointRouteBuilder api)
    {
        var deposits = api.MapGroup("/deposits").WithTags("Deposits");
        deposits.MapGet("", async (long? caseId, bool? open, bool? waiting, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<DepositQueries, List<DepositView>>(who.Actor, q => q.ListAsync(caseId, open ?? false, after, rows + 1, ct, waiting ?? false), ct), rows, d => d.Id);
        }).WithName("listDeposits").WithSummary("Deposits, the newest first, with the day on which the creditor's right lapses");
        deposits.MapGet("/grounds", () => DepositRule.Grounds).WithName("listDepositGrounds").WithSummary("The grounds of a deposit with their articles");
        deposits.MapPost("", async (ApplyForDeposit.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ApplyForDeposit, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("applyForDeposit").WithSummary("Apply for the deposit of money for a creditor who cannot be paid; nothing moves yet");
        deposits.MapPost("/{id:long}/approve", (long id, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<ApproveDeposit>(who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("approveDeposit").WithSummary("Approve what another person applied for; the money is lodged");
        deposits.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<RejectDeposit>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectDeposit").WithSummary("Turn an application down");
        deposits.MapPost("/{id:long}/withdraw", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<WithdrawDeposit>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("withdrawDeposit").WithSummary("Take one's own application back, for the deposit or for its return");
        deposits.MapPost("/{id:long}/return", (long id, DocumentBody body, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<AskDepositReturn>(who, run, u => u.ExecuteAsync(new(id, body.Document), ct), ct)).WithName("askDepositReturn").WithSummary("The creditor appeared: ask for the return");
        deposits.MapPost("/{id:long}/return/confirm", (long id, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<ConfirmDepositReturn>(who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmDepositReturn").WithSummary("Agree to the return that another person asked for; the money may be paid out");
        deposits.MapPost("/{id:long}/return/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            DeferralsApi.ActAsync<RejectDepositReturn>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectDepositReturn").WithSummary("Turn the return down; the money stays deposited");
    }
}
