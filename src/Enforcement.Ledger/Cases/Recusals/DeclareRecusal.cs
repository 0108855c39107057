using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Recusals;

/// <summary>A person declares the own recusal from a case (自行回避).</summary>
/// <source>domain reference §4, hard segregation 3</source>
public sealed class DeclareRecusal(RecusalDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.DeclareRecusals;

    /// <param name="Reason">Party, agent, relative or another interest.</param>
    public sealed record Request(long CaseId, string? Reason, string? Document);

    /// <returns>The recusal's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.DocumentMissing"/>, <see cref="RecusalRefusals.Already"/></exception>
    public Task<long> ExecuteAsync(Request request, CancellationToken ct) => desk.PlaceAsync(request.CaseId, act.Actor.Id, request.Reason, request.Document, ct);
}
