using System.Globalization;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Cases.Payees;

/// <summary>What the acts on accounts of payees and on authorities do the same way.</summary>
public sealed class PayeeDesk(LedgerDb db, Recused recused, CalendarInForce calendar, Act act)
{
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>; <see cref="AccessRefusals.NotPermitted"/> for another officer's case;
    /// <see cref="RecusalRefusals.Recused"/></exception>
    public async Task<EnforcementCase> CaseAsync(long caseId, CancellationToken ct)
    {
        var found = await db.Set<EnforcementCase>().Include(c => c.Parties).AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(found.OfficerId);
        await recused.RequireNotAsync(caseId, ct);
        return found;
    }

    /// <summary>The party of this name; of two namesakes the one of this identity number.</summary>
    /// <exception cref="Refused"><see cref="PayeeRefusals.NotAParty"/></exception>
    internal static Party PartyOf(EnforcementCase of, string? name, string? identifier)
    {
        var key = PersonName.Normalise(name ?? "");
        var named = of.Parties.Where(p => p.NameKey == key).OrderBy(p => p.Role == "applicant" ? 0 : 1).ThenBy(p => p.Id).ToList();
        return named.Find(p => identifier is not null && p.Identifier == identifier) ?? named.FirstOrDefault() ?? throw new Refused(PayeeRefusals.NotAParty, name);
    }

    /// <summary>One account of a payee is proposed or decided at a time.</summary>
    internal Task<int> LockAsync(long? partyId, long? authorityId, CancellationToken ct) => partyId is { } party
        ? db.ExecuteAsync("select 1 from cases.party where id = $1 for no key update", ct, party)
        : db.ExecuteAsync("select 1 from cases.authority where id = $1 for no key update", ct, authorityId);

    /// <exception cref="Refused"><see cref="PayeeRefusals.NotFound"/> and what <see cref="CaseAsync"/> refuses.</exception>
    internal async Task<ProposalInHand> TakeAsync(long proposalId, CancellationToken ct)
    {
        var (partyId, authorityId) = (await db.QueryAsync("select party_id, authority_id from cases.account_proposal where id = $1", r => (Party: r.LongOrNull(0), Authority: r.LongOrNull(1)), ct, proposalId))
            .Cast<(long?, long?)?>().SingleOrDefault() ?? throw new Refused(PayeeRefusals.NotFound);
        await LockAsync(partyId, authorityId, ct);
        var proposal = (await db.QueryAsync(
            "select id, case_id, party_id, authority_id, account_no, bank_name, cnaps, document, confirmed_on, state, proposed_by, proposed_at from cases.account_proposal where id = $1 for update",
            r => new ProposalInHand(r.GetInt64(0), r.GetInt64(1), r.LongOrNull(2), r.LongOrNull(3), r.GetString(4), r.GetString(5), r.TextOrNull(6), r.GetString(7), r.Date(8),
                Enum.Parse<ProposalState>(r.GetString(9)), r.GetInt64(10), r.Instant(11)), ct, proposalId))[0];
        await CaseAsync(proposal.CaseId, ct);
        act.About($"case:{proposal.CaseId}");
        return proposal;
    }

    internal async Task EndAsync(ProposalInHand proposal, ProposalState state, string? reason, CancellationToken ct)
    {
        if (proposal.State != ProposalState.Open)
            throw new Refused(PayeeRefusals.Decided, proposal.State.ToString());
        await db.ExecuteAsync("update cases.account_proposal set state = $2, decided_by = $3, decided_at = $4, reason = $5 where id = $1", ct, proposal.Id, state.ToString(), act.Actor.Id, act.Now, reason);
        act.About($"case:{proposal.CaseId}", $"account {BankAccountNumber.Mask(proposal.AccountNo)} of proposal {proposal.Id} {state} {reason}".TrimEnd());
    }

    /// <summary>The number that whoever hands a paper in is told.</summary>
    /// <source>S0 §10: materials handed in get a signed receipt</source>
    public async Task<string> PaperNoAsync(CancellationToken ct)
    {
        var number = (await db.QueryAsync("select nextval('cases.paper_no')", r => r.GetInt64(0), ct))[0];
        return string.Create(CultureInfo.InvariantCulture, $"CL{Office.Today(act.Now).Year}-{number:D6}");
    }

    /// <summary>The last day on which nothing is paid to an account that is changed today.</summary>
    internal async Task<LocalDate> CoolingUntilAsync(CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        var workdays = (await db.QueryAsync("select (cases.payee_rule_on($1)).cooling_workdays", r => r.GetInt32(0), ct, today))[0];
        return workdays == 0 ? today : (await calendar.GetAsync(ct)).AddWorkdays(today, workdays).Due;
    }

    internal static string Required(string? reason) => string.IsNullOrWhiteSpace(reason) ? throw new Refused(PayeeRefusals.ReasonMissing) : reason.Trim();
}
