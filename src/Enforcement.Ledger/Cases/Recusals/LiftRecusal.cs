using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Recusals;

/// <summary>Lifts a recusal, with the paper that finds it without ground.</summary>
/// <source>domain reference §4, hard segregation 3</source>
public sealed class LiftRecusal(LedgerDb db, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.LiftRecusals;

    public sealed record Request(long RecusalId, string? Document);

    /// <exception cref="Refused"><see cref="RecusalRefusals.NotFound"/>, <see cref="RecusalRefusals.SamePerson"/>, <see cref="RecusalRefusals.AlreadyLifted"/>, <see cref="RecusalRefusals.DocumentMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var found = (await db.QueryAsync("select case_id, person_id, placed_by, lifted_at is not null from cases.recusal where id = $1 for update",
            r => new { CaseId = r.GetInt64(0), Person = r.GetInt64(1), PlacedBy = r.GetInt64(2), Lifted = r.GetBoolean(3) }, ct, request.RecusalId)).SingleOrDefault() ?? throw new Refused(RecusalRefusals.NotFound);
        await second.RequireAsync(RecusalRefusals.SamePerson, $"recusal {request.RecusalId}", ct, found.Person, found.PlacedBy);
        if (found.Lifted)
            throw new Refused(RecusalRefusals.AlreadyLifted, $"recusal {request.RecusalId}");
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(RecusalRefusals.DocumentMissing);
        await db.ExecuteAsync("update cases.recusal set lifted_by = $2, lifted_at = $3, lift_document = $4 where id = $1", ct, request.RecusalId, act.Actor.Id, act.Now, request.Document.Trim());
        act.About($"case:{found.CaseId}", $"recusal {request.RecusalId} of person {found.Person} lifted by {request.Document.Trim()}");
    }
}
