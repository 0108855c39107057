using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Cases;

/// <summary>Records that a party has died, was deregistered, lost capacity or cannot be found: from now on nothing is paid to it, in whatever role
/// it stands in the case. One person is enough to stop money; another lifts it.</summary>
/// <source>法发〔2017〕6号 §16; domain reference §7, row 46</source>
public sealed class RecordPartyStatus(LedgerDb db, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.RecordPartyStatus;

    /// <param name="Party">Name of the party.</param>
    /// <param name="Kind">Code or Chinese name; see <see cref="PartyStatusKind"/>.</param>
    /// <param name="Document">The paper that shows it.</param>
    public sealed record Request(long CaseId, string? Party, string? Kind, string? Document);

    /// <returns>The record's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="PartyStatusRefusals.KindUnknown"/>, <see cref="PartyStatusRefusals.NoDocument"/>,
    /// <see cref="PartyStatusRefusals.NotAParty"/>, <see cref="PartyStatusRefusals.AlreadyRecorded"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        // A step of a payout holds the case: this waits for it, and the next one sees this.
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for update", ct, request.CaseId);
        var of = await db.Set<EnforcementCase>().AsNoTracking().Include(c => c.Parties).SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(of.OfficerId);
        await recused.RequireNotAsync(of.Id, ct);
        var kind = PartyStatusKind.Find(request.Kind) ?? throw new Refused(PartyStatusRefusals.KindUnknown, request.Kind ?? "");
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(PartyStatusRefusals.NoDocument);
        var key = PersonName.Normalise(request.Party ?? "");
        var party = of.Parties.Where(p => p.NameKey == key).MinBy(p => p.Id) ?? throw new Refused(PartyStatusRefusals.NotAParty, request.Party ?? "");
        if ((await db.QueryAsync("select 1 from cases.party_status where party_id = $1 and lifted_at is null", r => r.GetInt32(0), ct, party.Id)).Count > 0)
            throw new Refused(PartyStatusRefusals.AlreadyRecorded, party.Name);
        var id = (await db.QueryAsync("insert into cases.party_status (party_id, kind, document, recorded_by, recorded_at) values ($1, $2, $3, $4, $5) returning id",
            r => r.GetInt64(0), ct, party.Id, kind.Code, request.Document.Trim(), act.Actor.Id, act.Now))[0];
        act.About($"case:{of.Id}", $"party {party.Id} {kind.Code} by {request.Document.Trim()}");
        return id;
    }
}
