using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>The agent of a party, as a draft finds him by his name.</summary>
/// <param name="Stands">His authority counts today.</param>
public sealed record AgentInHand(long AuthorityId, long PartyId, string Name, bool Stands, PayeeAccount? Account);

/// <summary>What must be so of a payee at every step that brings money nearer to him: his account is confirmed and does not rest, and an
/// agent's authority stands. What is asked stays so until the act ends, for a change of the account waits for it.</summary>
/// <source>S3 §20; 法发〔2017〕6号 §12; domain reference §4, 2 and 7, and §7, rows 4 and 6</source>
public sealed class PayeeGate(LedgerDb db, Act act)
{
    /// <summary>The agent of this name who has, or asks for, an authority in the case; of several the one whose authority stands.</summary>
    public async Task<AgentInHand?> AgentAsync(long caseId, string name, CancellationToken ct)
    {
        var found = (await db.QueryAsync(
            """
            select h.id, h.party_id, h.agent_name, cases.authority_holds(h.id, $3) from cases.authority h where h.case_id = $1 and h.agent_key = $2 and h.rejected_at is null
            order by 4 desc, h.id desc limit 1
            """,
            r => (Id: r.GetInt64(0), Party: r.GetInt64(1), Name: r.GetString(2), Stands: r.GetBoolean(3)), ct, caseId, PersonName.Normalise(name), Office.Today(act.Now))).Cast<(long Id, long Party, string Name, bool Stands)?>().SingleOrDefault();
        return found is not { } agent ? null : new(agent.Id, agent.Party, agent.Name, agent.Stands, await db.Set<PayeeAccount>().SingleOrDefaultAsync(a => a.AuthorityId == agent.Id && a.EndedAt == null, ct));
    }

    /// <summary>Takes over what the payee has confirmed since; a draft that names another account keeps it, and is refused.</summary>
    public async Task FollowConfirmedAsync(Payout payout, CancellationToken ct)
    {
        if (payout.PartyId is null
            || await db.Set<PayeeAccount>().SingleOrDefaultAsync(a => a.EndedAt == null && (payout.AuthorityId == null ? a.PartyId == payout.PartyId : a.AuthorityId == payout.AuthorityId), ct) is not { } now
            || now.Id == payout.PayeeAccountId
            || payout is { PayeeAccountId: null, AccountNo: { } named } && named != now.AccountNo)
            return;
        payout.PayeeAccountId = now.Id;
        payout.AccountNo = now.AccountNo;
        payout.BankName = now.BankName;
        payout.Cnaps = now.Cnaps;
    }

    /// <summary>Asked when a payout is submitted. A stranger is paid to the account that the decision names.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.AgentUnauthorised"/>, <see cref="PayoutRefusals.PayeeUnconfirmed"/>, <see cref="PayoutRefusals.PayeeCoolingOff"/></exception>
    public async Task RequirePayableAsync(Payout payout, CancellationToken ct)
    {
        await RequireAuthorisedAsync(payout, ct);
        if (payout.AccountNo is null || payout is { PartyId: not null, PayeeAccountId: null })
            throw new Refused(PayoutRefusals.PayeeUnconfirmed, payout.PayeeName);
        await RequireStandingAsync(payout, PayoutRefusals.PayeeUnconfirmed, ct);
    }

    /// <summary>Asked at every step after that.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.ChangedAfterApproval"/>, <see cref="PayoutRefusals.PayeeCoolingOff"/>, <see cref="PayoutRefusals.AgentUnauthorised"/></exception>
    public async Task RequireStillPayableAsync(Payout payout, CancellationToken ct)
    {
        await RequireStandingAsync(payout, PayoutRefusals.ChangedAfterApproval, ct);
        await RequireAuthorisedAsync(payout, ct);
    }

    /// <summary>Refuses whoever had a hand in the account not long ago.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.SamePerson"/></exception>
    /// <source>domain reference §4, hard segregation 2</source>
    public async Task RequireApartAsync(Payout payout, CancellationToken ct)
    {
        if (payout.PayeeAccountId is { } account && (await db.QueryAsync("select bool_or(cases.had_hand_in($1, x, $3)) from unnest($2) x", r => r.GetBoolean(0), ct, account, act.Persons.ToArray(), act.Now))[0])
            throw new Refused(PayoutRefusals.SamePerson, $"{act.Actor.Name} had a hand in account {account}");
    }

    async Task RequireStandingAsync(Payout payout, Refusal whenEnded, CancellationToken ct)
    {
        if (payout.PayeeAccountId is not { } account)
            return;
        var standing = (await db.QueryAsync("select cases.account_standing($1, $2)", r => r.GetString(0), ct, account, Office.Today(act.Now)))[0];
        if (standing != "stands")
            throw new Refused(standing == "cooling" ? PayoutRefusals.PayeeCoolingOff : whenEnded, $"payout {payout.Id}, account {account} {standing}");
    }

    async Task RequireAuthorisedAsync(Payout payout, CancellationToken ct)
    {
        if (payout.AuthorityId is { } authority && !(await db.QueryAsync("select cases.authority_holds($1, $2)", r => r.GetBoolean(0), ct, authority, Office.Today(act.Now)))[0])
            throw new Refused(PayoutRefusals.AgentUnauthorised, payout.PayeeName);
    }
}
