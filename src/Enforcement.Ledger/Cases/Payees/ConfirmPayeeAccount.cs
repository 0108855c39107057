using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>Another person confirms an account. A first one takes effect at once; one in place of another rests for some workdays first,
/// the one before ends now, and the old contact is to be told.</summary>
/// <source>domain reference §4, 2 and §7, row 4; ops/decisions/0033</source>
public sealed class ConfirmPayeeAccount(LedgerDb db, PayeeDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmPayees;

    public sealed record Request(long ProposalId);

    /// <returns>The id of the confirmed account.</returns>
    /// <exception cref="Refused"><see cref="PayeeRefusals.NotFound"/>, <see cref="PayeeRefusals.SamePerson"/>, <see cref="PayeeRefusals.Decided"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var proposal = await desk.TakeAsync(request.ProposalId, ct);
        if (proposal.ProposedBy == act.Actor.Id)
            throw new Refused(PayeeRefusals.SamePerson, $"proposal {proposal.Id} by {act.Actor.Name}");
        await desk.EndAsync(proposal, ProposalState.Confirmed, null, ct);
        var replaced = await ReplacedAsync(proposal, ct);
        var coolingUntil = replaced is null ? (NodaTime.LocalDate?)null : await desk.CoolingUntilAsync(ct);
        var id = (await db.QueryAsync(
            """
            insert into cases.payee_account (party_id, authority_id, proposal_id, account_no, bank_name, cnaps, confirmation_document, confirmed_on, recorded_by, recorded_at, cooling_until)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id
            """,
            r => r.GetInt64(0), ct, proposal.PartyId, proposal.AuthorityId, proposal.Id, proposal.AccountNo, proposal.BankName, proposal.Cnaps, proposal.Document, proposal.ConfirmedOn, act.Actor.Id, act.Now, coolingUntil))[0];
        act.About($"case:{proposal.CaseId}", replaced is null ? $"account {id}, the first" : $"account {id} in place of {BankAccountNumber.Mask(replaced)}, nothing is paid to it up to {coolingUntil:uuuu-MM-dd}; the old contact is to be told on {Office.Today(act.Now):uuuu-MM-dd}");
        return id;
    }

    // The same agent of the same party under a new authority is the same payee.
    async Task<string?> ReplacedAsync(ProposalInHand proposal, CancellationToken ct) => (await db.QueryAsync(
        """
        select a.account_no from cases.payee_account a left join cases.authority h on h.id = a.authority_id left join cases.authority n on n.id = $2
        where a.party_id = $1 or h.party_id = n.party_id and h.agent_key = n.agent_key order by a.id desc limit 1
        """, r => r.GetString(0), ct, proposal.PartyId, proposal.AuthorityId)).SingleOrDefault();
}
