using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Another person of finance approves: the fees are in transit, and the instruction is written for the bank. They are paid when the bank's statement says so.</summary>
/// <source>FY §52; design §6 (paid means a booked debit)</source>
public sealed class ApproveTreasuryBatch(LedgerDb db, TreasuryDesk desk, StatementAge age, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleFees;

    public sealed record Request(long BatchId);

    /// <exception cref="Refused"><see cref="TreasuryRefusals.NotFound"/>, <see cref="TreasuryRefusals.SamePerson"/> also for who named the payee, <see cref="TreasuryRefusals.Decided"/>, <see cref="TreasuryRefusals.NoAccount"/>
    /// when the account was changed meanwhile, <see cref="TreasuryRefusals.NothingDue"/>, <see cref="LedgerRefusals.BookStopped"/>, <see cref="LedgerRefusals.BookStale"/>, <see cref="PayoutRefusals.OnHold"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var batch = await desk.TakeAsync(request.BatchId, ct);
        if (batch.ProposedBy == act.Actor.Id || batch.PayeeNamedBy == act.Actor.Id)
            throw new Refused(TreasuryRefusals.SamePerson);
        if (batch.State != TreasuryState.Proposed)
            throw new Refused(TreasuryRefusals.Decided, batch.State.ToString());
        var accounts = await db.QueryAsync(
            """
            select a.name, a.account_no, a.bank_name, a.cnaps, b.name, b.escrow_account_no, b.currency
            from (select name, account_no, bank_name, cnaps from payouts.treasury_account where id = $1 and ended_at is null
                  union all
                  select name, account_no, bank_name, cnaps from payouts.cost_payee y where y.id = $2 and y.id = (select max(z.id) from payouts.cost_payee z where z.deduction_id = y.deduction_id)) a
            join ledger.book b on b.id = $3
            """,
            r => (Payee: r.GetString(0), No: r.GetString(1), Bank: r.TextOrNull(2), Cnaps: r.TextOrNull(3), Debtor: new PaymentFile.Debtor(r.GetString(4), r.GetString(5), r.GetString(6))), ct, batch.AccountId, batch.PayeeId, batch.BookId);
        if (accounts is not [var account])
            throw new Refused(TreasuryRefusals.NoAccount);
        await desk.RequireOpenAsync(batch, ct);
        await age.RequireRecentAsync(batch.BookId, ct);
        var today = Office.Today(act.Now);
        var number = (await db.QueryAsync("select nextval('payouts.treasury_no')", r => r.GetInt64(0), ct))[0];
        var endToEndId = InstructionId.Of(batch.Recipient == Recipient.Treasury ? InstructionId.TreasuryNo(today.Year, number) : InstructionId.CostNo(today.Year, number), 1);
        var file = PaymentFile.Write(account.Debtor, new(endToEndId, batch.Amount, account.Payee, account.No, account.Bank, account.Cnaps, $"{(batch.Recipient == Recipient.Treasury ? "执行费缴库" : "变价费用")} {endToEndId}"), act.Now);
        await db.ExecuteAsync("update payouts.treasury_batch set state = 'Approved', decided_by = $2, decided_at = $3, end_to_end_id = $4, file_bytes = $5 where id = $1", ct,
            batch.Id, act.Actor.Id, act.Now, endToEndId, file);
        await desk.PostAsync(batch, EntryKind.TreasuryReleased, AccountCode.FeeDue, AccountCode.InTransit, "treasury", ct);
        act.About($"treasury:{batch.Id}", $"{batch.Amount} approved, instruction {endToEndId}");
    }
}
