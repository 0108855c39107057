using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

/// <summary>Records where a party is told, with the paper in which it said so. The contact of before ends; it stays on file.</summary>
/// <source>S3 §11; S0 §6</source>
public sealed class RecordContact(LedgerDb db, Recused recused, Act act) : IUseCase
{
    const int LongestDocument = 100;

    public static Permission Needs => Permission.RecordContacts;

    /// <param name="Channel"><c>sms</c> or <c>wechat</c>; a party has one contact of each.</param>
    public sealed record Request(long PartyId, string? Channel, string? Address, string? Document);

    /// <returns>The contact's id; the one in force when it says the same.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.PartyNotFound"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="CaseRefusals.ContactInvalid"/>, <see cref="CaseRefusals.ContactWithoutDocument"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        // The lock keeps a second contact of the same channel waiting.
        var party = await db.QueryAsync("select c.officer_id, c.id from cases.party p join cases.enforcement_case c on c.id = p.case_id where p.id = $1 for no key update of p",
            r => (Officer: r.GetInt64(0), Case: r.GetInt64(1)), ct, request.PartyId);
        if (party.Count == 0)
            throw new Refused(CaseRefusals.PartyNotFound, $"party {request.PartyId}");
        act.RequireOwn(party[0].Officer);
        await recused.RequireNotAsync(party[0].Case, ct);
        act.About($"case:{party[0].Case}", $"contact of party {request.PartyId} by {request.Channel}");
        var channel = request.Channel ?? "";
        var address = ContactAddress.Normalise(channel, request.Address) ?? throw new Refused(CaseRefusals.ContactInvalid);
        if (string.IsNullOrWhiteSpace(request.Document) || request.Document.Trim().Length > LongestDocument)
            throw new Refused(CaseRefusals.ContactWithoutDocument);
        var (document, before) = (request.Document.Trim(), await db.QueryAsync("select id, address, confirmation_document from cases.contact where party_id = $1 and channel = $2 and ended_at is null",
            r => (Id: r.GetInt64(0), Address: r.GetString(1), Document: r.GetString(2)), ct, request.PartyId, channel));
        if (before is [var same] && same.Address == address && same.Document == document)
            return same.Id;
        await db.ExecuteAsync("update cases.contact set ended_at = $2 where id = any ($1)", ct, before.Select(b => b.Id).ToArray(), act.Now);
        return (await db.QueryAsync("insert into cases.contact (party_id, channel, address, confirmation_document, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6) returning id", r => r.GetInt64(0), ct,
            request.PartyId, channel, address, document, act.Actor.Id, act.Now))[0];
    }
}
