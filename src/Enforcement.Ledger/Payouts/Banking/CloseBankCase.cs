using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Closes an item that another person explained. What it blocked goes on from here; what both found not to be paid has failed, unless a debit came meanwhile.</summary>
/// <source>formats reference §8 (RJCT after ACSC is a manual case); ops/decisions/0035, 0049</source>
public sealed class CloseBankCase(LedgerDb db, PayoutDesk desk, FailedPayments failures, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReturns;

    /// <exception cref="Refused"><see cref="BankRefusals.CaseNotFound"/>, <see cref="BankRefusals.CaseSamePerson"/>, <see cref="BankRefusals.CaseNotAsked"/>, <see cref="BankRefusals.CaseDecided"/></exception>
    public async Task ExecuteAsync(long id, CancellationToken ct)
    {
        // The payout before its item, as an answer of the bank takes them.
        if (await db.QueryAsync("select payout_id from payouts.bank_case where id = $1", r => r.GetInt64(0), ct, id) is not [var payoutId])
            throw new Refused(BankRefusals.CaseNotFound);
        var (payout, _) = await desk.TakeAsync(payoutId, ct);
        var item = (await db.QueryAsync(
            "select b.asked_by, b.closed_at is not null, b.outcome is not null, i.round, b.facts, b.reason from payouts.bank_case b join payouts.instruction i on i.id = b.instruction_id where b.id = $1 for update of b",
            r => (AskedBy: r.LongOrNull(0), Closed: r.GetBoolean(1), Unpaid: r.GetBoolean(2), Round: r.GetInt32(3), Told: $"{r.GetString(4)}: {r.TextOrNull(5)}"), ct, id))[0];
        if (item.AskedBy == act.Actor.Id)
            throw new Refused(BankRefusals.CaseSamePerson, act.Actor.Name);
        if (item.AskedBy is null)
            throw new Refused(BankRefusals.CaseNotAsked);
        if (item.Closed)
            throw new Refused(BankRefusals.CaseDecided);
        var fails = item.Unpaid && payout.State is (PayoutState.Released or PayoutState.Uncertain) && payout.Round == item.Round;
        await db.ExecuteAsync("update payouts.bank_case set closed_by = $2, closed_at = $3, outcome = case when $4 then outcome end where id = $1", ct, id, act.Actor.Id, act.Now, fails);
        act.About($"bank-case:{id}", fails ? "closed: not paid" : item.Unpaid ? $"closed: the payout is {payout.State} by now" : "closed");
        if (fails)
            await failures.FailAsync([(payout, item.Told)], ct);
    }
}
