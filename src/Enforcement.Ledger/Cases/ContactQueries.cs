using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using NodaTime;

namespace Enforcement.Ledger.Cases;

/// <param name="Address">In full for the officer of the case, else its last four characters; null while the party has no contact.</param>
public sealed record ContactView(long PartyId, string Role, string Name, string? Channel, string? Address, string? Document, Instant? RecordedAt);

/// <summary>The parties of a case and where each is told.</summary>
public sealed class ContactQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadNotices;

    /// <returns>A row a party and channel; one for a party without any.</returns>
    public Task<List<ContactView>> OfCaseAsync(long caseId, CancellationToken ct) => db.QueryAsync(
        """
        select p.id, p.role, p.name, k.channel, k.address, k.confirmation_document, k.recorded_at, c.officer_id
        from cases.enforcement_case c join cases.party p on p.case_id = c.id left join cases.contact k on k.party_id = p.id and k.ended_at is null
        where c.id = $1 and ($2::bigint is null or c.officer_id = $2) order by p.id, k.channel
        """,
        r => new ContactView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.TextOrNull(3), ContactAddress.Shown(r.TextOrNull(4), r.GetInt64(7) == act.Actor.Id), r.TextOrNull(5), r.InstantOrNull(6)), ct,
        caseId, act.OwnOfficerId);
}
