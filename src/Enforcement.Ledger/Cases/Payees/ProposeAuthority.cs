using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Proposes an agent's special authority to receive a party's money, by its paper. It counts when another person has confirmed it.</summary>
/// <source>ZX §20; 法发〔2017〕6号 §12; domain reference §4, 7 and §7, row 6</source>
public sealed class ProposeAuthority(LedgerDb db, PayeeDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposePayees;

    /// <param name="Party">The principal.</param>
    /// <param name="Scope">What the paper allows, in its words.</param>
    /// <param name="ReceivesMoney">Whether it says that the agent receives money.</param>
    /// <param name="FirmLetter">A lawyer's 律所公函.</param>
    /// <param name="Licence">A lawyer's 执业证.</param>
    public sealed record Request(long CaseId, string? Party, string? Agent, string? AgentIdentifier, AgentKind Kind, string? Scope, bool ReceivesMoney, LocalDate From, LocalDate Until, string? Document,
        string? FirmLetter = null, string? Licence = null);

    /// <returns>The authority's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="PayeeRefusals.NotAParty"/>, <see cref="AgentRefusals"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var of = await desk.CaseAsync(request.CaseId, ct);
        var party = PayeeDesk.PartyOf(of, request.Party, null);
        if (!Enum.IsDefined(request.Kind))
            throw new Refused(AgentRefusals.KindUnknown);
        string?[] papers = request.Kind == AgentKind.Lawyer ? [request.FirmLetter, request.Licence] : [];
        if (papers.Append(request.Document).Append(request.AgentIdentifier).Append(request.Scope).Any(string.IsNullOrWhiteSpace) || PersonName.Normalise(request.Agent ?? "").Length == 0)
            throw new Refused(AgentRefusals.PapersMissing);
        if (!request.ReceivesMoney)
            throw new Refused(AgentRefusals.NoSpecialAuthority, request.Scope);
        if (request.Until < request.From)
            throw new Refused(AgentRefusals.DatesWrong);
        var paperNo = await desk.PaperNoAsync(ct);
        var id = (await db.QueryAsync(
            """
            insert into cases.authority (case_id, party_id, agent_name, agent_key, agent_identifier, kind, firm_letter, licence, scope, valid_from, valid_until, document, paper_no, proposed_by, proposed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning id
            """,
            r => r.GetInt64(0), ct, of.Id, party.Id, request.Agent!.Trim(), PersonName.Normalise(request.Agent), request.AgentIdentifier!.Trim(), request.Kind.ToString(), request.FirmLetter?.Trim(), request.Licence?.Trim(),
            request.Scope!.Trim(), request.From, request.Until, request.Document!.Trim(), paperNo, act.Actor.Id, act.Now))[0];
        act.About($"case:{of.Id}", $"authority {id} for party {party.Id} proposed by {request.Document.Trim()}, paper {paperNo}, {request.From:uuuu-MM-dd} to {request.Until:uuuu-MM-dd}");
        return id;
    }
}
