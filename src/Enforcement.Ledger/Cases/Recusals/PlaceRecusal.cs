using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Recusals;

/// <summary>Recuses somebody else from a case: a party, an agent or a relative of one (指令回避).</summary>
/// <source>domain reference §4, hard segregation 3</source>
public sealed class PlaceRecusal(RecusalDesk desk, PersonDirectory persons) : IUseCase
{
    public static Permission Needs => Permission.PlaceRecusals;

    /// <param name="Person">The sign-in name.</param>
    public sealed record Request(long CaseId, string? Person, string? Reason, string? Document);

    /// <returns>The recusal's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.PersonUnknown"/>, <see cref="RecusalRefusals.DocumentMissing"/>, <see cref="RecusalRefusals.Already"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var person = string.IsNullOrWhiteSpace(request.Person) ? null : await persons.FindAsync(request.Person.Trim(), ct);
        return await desk.PlaceAsync(request.CaseId, person?.Id ?? throw new Refused(RecusalRefusals.PersonUnknown, request.Person), request.Reason, request.Document, ct);
    }
}
