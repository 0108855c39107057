using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Document">The paper by which it ends.</param>
public sealed record EndBody(string? Document);

static class PayeesApi
{
    const int Most = 500;

    public static void MapPayees(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/payee-accounts").WithTags("Payees");
        accounts.MapGet("", (long? caseId, bool? open, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<PayeeQueries, List<PayeeAccountView>>(who.Actor, q => q.AccountsAsync(caseId, open ?? false, Most, ct), ct))
            .WithName("listPayeeAccounts").WithSummary("Accounts of payees, proposed and confirmed; what waits for the second person first");
        accounts.MapPost("", (ProposePayeeAccount.Request body, Caller who, Runner run, CancellationToken ct) => MakeAsync<ProposePayeeAccount>(who, run, u => u.ExecuteAsync(body, ct), ct))
            .WithName("proposePayeeAccount").WithSummary("Propose an account of a party or of its agent, by the payee's paper");
        accounts.MapPost("/{id:long}/confirm", (long id, Caller who, Runner run, CancellationToken ct) => DoAsync<ConfirmPayeeAccount>(who, run, u => u.ExecuteAsync(new(id), ct), ct))
            .WithName("confirmPayeeAccount").WithSummary("Confirm an account that another person proposed; a changed one rests for some workdays");
        accounts.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) => DoAsync<RejectPayeeAccount>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct))
            .WithName("rejectPayeeAccount").WithSummary("Turn a proposed account down");
        accounts.MapPost("/{id:long}/withdraw", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) => DoAsync<WithdrawPayeeAccount>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct))
            .WithName("withdrawPayeeAccount").WithSummary("Take the own proposal back");

        var authorities = api.MapGroup("/authorities").WithTags("Payees");
        authorities.MapGet("", (long caseId, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<PayeeQueries, List<AuthorityView>>(who.Actor, q => q.AuthoritiesAsync(caseId, ct), ct))
            .WithName("listAuthorities").WithSummary("Agents with special authority in a case");
        authorities.MapPost("", (ProposeAuthority.Request body, Caller who, Runner run, CancellationToken ct) => MakeAsync<ProposeAuthority>(who, run, u => u.ExecuteAsync(body, ct), ct))
            .WithName("proposeAuthority").WithSummary("Propose an agent's special authority to receive a party's money");
        authorities.MapPost("/{id:long}/confirm", (long id, Caller who, Runner run, CancellationToken ct) => DoAsync<ConfirmAuthority>(who, run, u => u.ExecuteAsync(new(id), ct), ct))
            .WithName("confirmAuthority").WithSummary("Confirm an authority that another person proposed");
        authorities.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) => DoAsync<RejectAuthority>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct))
            .WithName("rejectAuthority").WithSummary("Turn a proposed authority down");
        authorities.MapPost("/{id:long}/revoke", (long id, EndBody body, Caller who, Runner run, CancellationToken ct) => DoAsync<RevokeAuthority>(who, run, u => u.ExecuteAsync(new(id, body.Document), ct), ct))
            .WithName("revokeAuthority").WithSummary("Record that the principal took an authority back");

        var recusals = api.MapGroup("/recusals").WithTags("Recusals");
        recusals.MapGet("", (long caseId, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<RecusalQueries, List<RecusalView>>(who.Actor, q => q.ListAsync(caseId, ct), ct))
            .WithName("listRecusals").WithSummary("Who is recused from a case");
        recusals.MapPost("/declare", (DeclareRecusal.Request body, Caller who, Runner run, CancellationToken ct) => MakeAsync<DeclareRecusal>(who, run, u => u.ExecuteAsync(body, ct), ct))
            .WithName("declareRecusal").WithSummary("Declare the own recusal from a case");
        recusals.MapPost("", (PlaceRecusal.Request body, Caller who, Runner run, CancellationToken ct) => MakeAsync<PlaceRecusal>(who, run, u => u.ExecuteAsync(body, ct), ct))
            .WithName("placeRecusal").WithSummary("Recuse somebody from a case");
        recusals.MapPost("/{id:long}/lift", (long id, EndBody body, Caller who, Runner run, CancellationToken ct) => DoAsync<LiftRecusal>(who, run, u => u.ExecuteAsync(new(id, body.Document), ct), ct))
            .WithName("liftRecusal").WithSummary("Lift a recusal that another person placed");
    }

    static async Task<Created<Made>> MakeAsync<TUseCase>(Caller who, Runner run, Func<TUseCase, Task<long>> call, CancellationToken ct) where TUseCase : class, Access.IUseCase =>
        TypedResults.Created((string?)null, new Made(await run.RunAsync(who.Actor, call, ct, who.Key)));

    static async Task<NoContent> DoAsync<TUseCase>(Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }
}
