using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Deductions;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Names who bore the cost of a sale: auction house, appraiser, with the account and the paper that says so. Naming another one later leaves the
/// first in the history. Two of finance pay it, neither of them who named it.</summary>
/// <source>ZX §34</source>
public sealed class NameCostPayee(LedgerDb db, DeductionDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeDeductions;

    /// <param name="Document">The bill or letter that names the account.</param>
    public sealed record Request(long DeductionId, string? Name, string? AccountNo, string? Document, string? BankName = null, string? Cnaps = null);

    /// <returns>The payee's id.</returns>
    /// <exception cref="Refused"><see cref="DeductionRefusals.NotFound"/>, <see cref="TreasuryRefusals.AccountUnfounded"/>, <see cref="PayoutRefusals.AccountInvalid"/>, <see cref="TreasuryRefusals.NotACost"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var cost = await desk.TakeAsync(request.DeductionId, ct);
        if (string.IsNullOrWhiteSpace(request.Name) || string.IsNullOrWhiteSpace(request.AccountNo) || string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(TreasuryRefusals.AccountUnfounded);
        if (!BankAccountNumber.TryParse(request.AccountNo, out var account))
            throw new Refused(PayoutRefusals.AccountInvalid, request.AccountNo);
        var paying = await db.QueryAsync("select b.id from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id where i.deduction_id = $1 and b.state in ('Proposed', 'Approved', 'Booked')",
            r => r.GetInt64(0), ct, cost.Id);
        if (cost.Kind != DeductionKind.SaleCost || cost.State is not (DeductionState.Proposed or DeductionState.Confirmed) || paying.Count > 0)
            throw new Refused(TreasuryRefusals.NotACost, $"{cost.Kind} {cost.State}");
        var id = (await db.QueryAsync(
            """
            insert into payouts.cost_payee (deduction_id, name, account_no, bank_name, cnaps, document, named_by, named_at) values ($1, $2, $3, $4::text, $5::text, $6, $7, $8) returning id
            """,
            r => r.GetInt64(0), ct, cost.Id, request.Name.Trim(), account.ToString(), Said(request.BankName), Said(request.Cnaps), request.Document.Trim(), act.Actor.Id, act.Now))[0];
        act.About($"case:{cost.CaseId}", $"cost {cost.Id} goes to {request.Name} {BankAccountNumber.Mask(account.ToString())} by {request.Document}");
        return id;
    }

    static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Proposes to pay the confirmed cost of a sale to who bore it. Nothing moves yet.</summary>
/// <source>ZX §34; domain reference 2.2, 1</source>
public sealed class ProposeCostPayment(LedgerDb db, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleFees;

    public sealed record Request(long DeductionId);

    /// <returns>The batch's id.</returns>
    /// <exception cref="Refused"><see cref="DeductionRefusals.NotFound"/>, <see cref="TreasuryRefusals.CostNotDue"/>, <see cref="TreasuryRefusals.NoPayee"/>, <see cref="TreasuryRefusals.SamePerson"/> for who named the payee, <see cref="RecusalRefusals.Recused"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        await db.ExecuteAsync("select 1 from payouts.deduction where id = $1 for update", ct, request.DeductionId);
        var found = await db.QueryAsync(
            """
            select d.book_id, d.case_id, d.amount_minor, y.id, y.named_by,
                   d.kind = 'SaleCost' and d.state = 'Confirmed'
                   and not exists (select from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id where i.deduction_id = d.id and b.state in ('Proposed', 'Approved', 'Booked'))
            from payouts.deduction d left join lateral (select y.* from payouts.cost_payee y where y.deduction_id = d.id order by y.id desc limit 1) y on true where d.id = $1
            """,
            r => (BookId: r.GetInt32(0), CaseId: r.GetInt64(1), Amount: r.Money(2), PayeeId: r.LongOrNull(3), NamedBy: r.LongOrNull(4), Due: r.GetBoolean(5)), ct, request.DeductionId);
        if (found is not [var cost])
            throw new Refused(DeductionRefusals.NotFound);
        await recused.RequireNotAsync(cost.CaseId, ct);
        if (!cost.Due)
            throw new Refused(TreasuryRefusals.CostNotDue);
        if (cost.PayeeId is not { } payee)
            throw new Refused(TreasuryRefusals.NoPayee);
        if (cost.NamedBy == act.Actor.Id)
            throw new Refused(TreasuryRefusals.SamePerson);
        var id = (await db.QueryAsync("insert into payouts.treasury_batch (book_id, recipient, payee_id, amount_minor, proposed_by, proposed_at) values ($1, 'CostPayee', $2, $3, $4, $5) returning id",
            r => r.GetInt64(0), ct, cost.BookId, payee, cost.Amount, act.Actor.Id, act.Now))[0];
        await db.ExecuteAsync("insert into payouts.treasury_item (batch_id, deduction_id) values ($1, $2)", ct, id, request.DeductionId);
        act.About($"treasury:{id}", $"cost {request.DeductionId} of {cost.Amount} proposed");
        act.About($"case:{cost.CaseId}", $"payment {id} of cost {request.DeductionId} proposed");
        return id;
    }
}
