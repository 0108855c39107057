using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

static class PersonsApi
{
    public static void MapPersons(this IEndpointRouteBuilder api)
    {
        var persons = api.MapGroup("/persons").WithTags("Persons");
        persons.MapGet("", async (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<PersonQueries, List<PersonView>>(who.Actor, q => q.ListAsync(after, rows + 1, ct), ct), rows, p => p.Id);
        }).WithName("listPersons").WithSummary("Persons with their roles, now and before");

        var changes = api.MapGroup("/role-changes").WithTags("Persons");
        changes.MapGet("", async (bool? open, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<PersonQueries, List<RoleChangeView>>(who.Actor, q => q.ChangesAsync(open ?? false, after, rows + 1, ct), ct), rows, c => c.Id);
        }).WithName("listRoleChanges").WithSummary("Changes of roles, the newest first");
        changes.MapPost("", async (ProposeRoles.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ProposeRoles, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key))))
            .WithName("proposeRoles").WithSummary("Propose the roles that a person is to hold, exactly these");
        changes.MapPost("/{id:long}/confirm", (long id, Caller who, Runner run, CancellationToken ct) => ActAsync<ConfirmRoles>(who, run, u => u.ExecuteAsync(new(id), ct), ct))
            .WithName("confirmRoles").WithSummary("Confirm a change of roles that another person proposed");
        changes.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) => ActAsync<RejectRoles>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct))
            .WithName("rejectRoles").WithSummary("Reject a change of roles that another person proposed");

        var delegations = api.MapGroup("/delegations").WithTags("Persons");
        delegations.MapGet("", async (bool? open, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<DelegationQueries, List<DelegationView>>(who.Actor, q => q.ListAsync(open ?? false, after, rows + 1, ct), ct), rows, d => d.Id);
        }).WithName("listDelegations").WithSummary("Delegations, the newest first; whoever lends a role sees his own");
        delegations.MapPost("", async (RequestDelegation.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, (await run.RunAsync<RequestDelegation, IReadOnlyList<long>>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)).Select(id => new Made(id)).ToList()))
            .WithName("requestDelegation").WithSummary("Ask that one person stand in for another; one delegation a role");
        delegations.MapPost("/{id:long}/confirm", (long id, Caller who, Runner run, CancellationToken ct) => ActAsync<ConfirmDelegation>(who, run, u => u.ExecuteAsync(new(id), ct), ct))
            .WithName("confirmDelegation").WithSummary("Confirm a delegation: the delegator himself, or the auditor");
        delegations.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) => ActAsync<RejectDelegation>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct))
            .WithName("rejectDelegation").WithSummary("Reject a delegation that was asked for");
        delegations.MapPost("/{id:long}/revoke", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) => ActAsync<RevokeDelegation>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct))
            .WithName("revokeDelegation").WithSummary("End a delegation before its day");
    }

    static async Task<NoContent> ActAsync<TUseCase>(Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }
}
