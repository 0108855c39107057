using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Explains what was found out about an item; another person closes it.</summary>
/// <source>formats reference §8 (RJCT after ACSC is a manual case); ops/decisions/0035, 0049</source>
public sealed class ExplainBankCase(LedgerDb db, Recused recused, Act act) : IUseCase
{
    public const string NotPaid = "not-paid";

    public static Permission Needs => Permission.ConfirmReturns;

    /// <param name="Outcome"><see cref="NotPaid"/> when the bank did not pay what it said to be paid and then rejected; null for everything that moves no money.</param>
    public sealed record Request(long Id, string? Reason, string? Outcome = null);

    /// <exception cref="Refused"><see cref="BankRefusals.CaseNotFound"/>, <see cref="BankRefusals.CaseDecided"/>, <see cref="BankRefusals.CaseHasNoOutcome"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var found = await db.QueryAsync(
            """
            select b.asked_by is not null, b.kind = 'rejected-after-paid' and p.state in ('Released', 'Uncertain') and p.round = i.round, p.case_id
            from payouts.bank_case b join payouts.instruction i on i.id = b.instruction_id join payouts.payout p on p.id = b.payout_id where b.id = $1 for update of b
            """,
            r => (Asked: r.GetBoolean(0), MayBeUnpaid: r.GetBoolean(1), CaseId: r.GetInt64(2)), ct, request.Id);
        if (found is not [var item])
            throw new Refused(BankRefusals.CaseNotFound);
        await recused.RequireNotAsync(item.CaseId, ct);
        if (item.Asked)
            throw new Refused(BankRefusals.CaseDecided);
        if (request.Outcome is not (null or NotPaid) || request.Outcome is not null && !item.MayBeUnpaid)
            throw new Refused(BankRefusals.CaseHasNoOutcome, request.Outcome);
        await db.ExecuteAsync("update payouts.bank_case set asked_by = $2, asked_at = $3, reason = $4, outcome = $5::text where id = $1", ct, request.Id, act.Actor.Id, act.Now, Reason.Required(request.Reason), request.Outcome);
        act.About($"bank-case:{request.Id}", $"explained: {request.Outcome} {request.Reason}");
    }
}
