using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Cases;

/// <summary>Lifts what another person recorded of a party, with the paper that shows otherwise: it may be paid again.</summary>
/// <source>domain reference §7, row 46</source>
public sealed class LiftPartyStatus(LedgerDb db, Recused recused, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.LiftPartyStatus;

    public sealed record Request(long StatusId, string? Document);

    /// <exception cref="Refused"><see cref="PartyStatusRefusals.NotFound"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="PartyStatusRefusals.SamePerson"/>, <see cref="PartyStatusRefusals.AlreadyLifted"/>,
    /// <see cref="PartyStatusRefusals.NoDocument"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var found = (await db.QueryAsync("select s.recorded_by, s.lifted_at is not null, p.case_id from cases.party_status s join cases.party p on p.id = s.party_id where s.id = $1 for update of s",
            r => (RecordedBy: r.GetInt64(0), Lifted: r.GetBoolean(1), CaseId: r.GetInt64(2)), ct, request.StatusId)).Cast<(long RecordedBy, bool Lifted, long CaseId)?>().SingleOrDefault()
            ?? throw new Refused(PartyStatusRefusals.NotFound);
        act.RequireOwn(await db.Set<EnforcementCase>().Where(c => c.Id == found.CaseId).Select(c => c.OfficerId).SingleAsync(ct));
        await recused.RequireNotAsync(found.CaseId, ct);
        await second.RequireAsync(PartyStatusRefusals.SamePerson, $"party status {request.StatusId}", ct, found.RecordedBy);
        if (found.Lifted)
            throw new Refused(PartyStatusRefusals.AlreadyLifted, $"status {request.StatusId}");
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(PartyStatusRefusals.NoDocument);
        await db.ExecuteAsync("update cases.party_status set lifted_by = $2, lifted_at = $3, lift_document = $4 where id = $1", ct, request.StatusId, act.Actor.Id, act.Now, request.Document.Trim());
        act.About($"case:{found.CaseId}", $"party status {request.StatusId} lifted by {request.Document.Trim()}");
    }
}
