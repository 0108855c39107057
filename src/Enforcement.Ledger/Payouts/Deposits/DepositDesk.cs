using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Deposits;

/// <summary>What the acts on deposits do the same way.</summary>
public sealed class DepositDesk(LedgerDb db, HoldEffects holds, ILateNotices late, Recused recused, SecondPerson second, Act act)
{
    /// <summary>Locks the payouts of the case, the deposit and the case, in this order: a hold, a payout and a deposit at once each see the others.</summary>
    /// <exception cref="Refused"><see cref="DepositRefusals.NotFound"/>; <see cref="AccessRefusals.NotPermitted"/> for another officer's case;
    /// <see cref="RecusalRefusals.Recused"/></exception>
    internal async Task<DepositInHand> TakeAsync(long id, CancellationToken ct)
    {
        var caseId = (await db.QueryAsync("select case_id from payouts.deposit where id = $1", r => r.GetInt64(0), ct, id)).Cast<long?>().SingleOrDefault() ?? throw new Refused(DepositRefusals.NotFound);
        await holds.LockPayoutsAsync(caseId, ct);
        await db.ExecuteAsync("select 1 from payouts.deposit where id = $1 for update", ct, id);
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for update", ct, caseId);
        act.RequireOwn(await db.Set<EnforcementCase>().Where(c => c.Id == caseId).Select(c => c.OfficerId).SingleAsync(ct));
        await recused.RequireNotAsync(caseId, ct);
        act.About($"case:{caseId}");
        return (await db.QueryAsync(
            "select d.id, d.book_id, d.case_id, d.party_id, p.name_key, d.amount_minor, d.lots, d.state, d.applied_by, d.decided_at from payouts.deposit d join cases.party p on p.id = d.party_id where d.id = $1",
            r => new DepositInHand(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetInt64(3), r.GetString(4), r.Money(5), r.IsDBNull(6) ? null : r.GetFieldValue<long[]>(6),
                Enum.Parse<DepositState>(r.GetString(7)), r.GetInt64(8), r.InstantOrNull(9)), ct, id))[0];
    }

    /// <exception cref="Refused"><see cref="DepositRefusals.SamePerson"/>, <see cref="DepositRefusals.Decided"/></exception>
    internal async Task<DepositInHand> TakeToDecideAsync(long id, CancellationToken ct)
    {
        var deposit = await TakeAsync(id, ct);
        await second.RequireAsync(DepositRefusals.SamePerson, $"deposit {id}", ct, deposit.AppliedBy);
        Require(deposit, DepositState.Applied);
        return deposit;
    }

    /// <summary>The return that somebody asks for, to be decided by another person.</summary>
    /// <exception cref="Refused"><see cref="DepositRefusals.SamePerson"/>, <see cref="DepositRefusals.NoReturn"/></exception>
    internal async Task<long> ReturnToDecideAsync(DepositInHand deposit, bool byAsker, CancellationToken ct)
    {
        var asked = await db.QueryAsync("select id, asked_by from payouts.deposit_return where deposit_id = $1 and state = 'Asked' for update", r => (Id: r.GetInt64(0), By: r.GetInt64(1)), ct, deposit.Id);
        if (asked is not [var one])
            throw new Refused(DepositRefusals.NoReturn, $"deposit {deposit.Id}");
        if (!byAsker)
            await second.RequireAsync(DepositRefusals.SamePerson, $"return {one.Id} of deposit {deposit.Id}", ct, one.By);
        else if (one.By != act.Actor.Id)
            throw new Refused(AccessRefusals.NotPermitted, $"return {one.Id} is another person's");
        return one.Id;
    }

    internal static void Require(DepositInHand deposit, DepositState state)
    {
        if (deposit.State != state)
            throw new Refused(DepositRefusals.Decided, deposit.State.ToString());
    }

    internal async Task DecideAsync(DepositInHand deposit, DepositState state, string? decision, CancellationToken ct)
    {
        await db.ExecuteAsync("update payouts.deposit set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct, deposit.Id, state.ToString(), act.Actor.Id, act.Now, decision);
        act.About($"case:{deposit.CaseId}", $"deposit {deposit.Id} {state} {deposit.Amount} {decision}".TrimEnd());
        // What was not marked while this waited is late now.
        if (state is DepositState.Rejected or DepositState.Withdrawn)
            await late.MarkAsync(deposit.CaseId, ct);
    }

    internal async Task DecideReturnAsync(DepositInHand deposit, long returnId, string state, string? decision, CancellationToken ct)
    {
        await db.ExecuteAsync("update payouts.deposit_return set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct, returnId, state, act.Actor.Id, act.Now, decision);
        act.About($"case:{deposit.CaseId}", $"return {returnId} of deposit {deposit.Id} {state} {decision}".TrimEnd());
    }
}
