using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Enforcement.Ledger.Web.Api;

/// <summary>What an address says about itself beside its name: that a POST only reads, or who may send it a large content.</summary>
static class Addresses
{
    /// <summary>A POST that changes nothing: it is one for the sake of its body, and needs no key.</summary>
    public static RouteHandlerBuilder OnlyReads(this RouteHandlerBuilder address) => address.WithMetadata(new Reading());

    public static bool OnlyReads(this IEnumerable<object> metadata) => metadata.OfType<Reading>().Any();

    /// <summary>Takes a content of this size from whoever may do the act; others are told before their content is read or kept.</summary>
    public static RouteHandlerBuilder Takes<TUseCase>(this RouteHandlerBuilder address, long mostBytes) where TUseCase : class, IUseCase =>
        address.WithMetadata(new RequestSizeLimitAttribute(mostBytes), new Gate((run, actor, ct) => run.RequireAsync<TUseCase>(actor, ct)));

    /// <summary>Stands behind sign-in and before the content is kept.</summary>
    public static async Task PassGateAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Gate>() is { } gate)
            await gate.RequireAsync(context.RequestServices.GetRequiredService<Runner>(), Caller.ActorOf(context.User), context.RequestAborted);
        await next(context);
    }

    sealed class Reading;

    sealed record Gate(Func<Runner, Actor, CancellationToken, Task> RequireAsync);
}
