using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>What a case has free of the money that somebody paid into it, for a refund to that payer (退还交款人).</summary>
/// <source>法发〔2017〕6号 §11; domain reference §2.1</source>
public sealed class PayerMoney(LedgerDb db, LotChoice lots)
{
    /// <summary>Chooses from the lots that this name paid from one account, the oldest first.</summary>
    /// <param name="account">Null when the payer paid from one account only.</param>
    /// <param name="named">Only these lots, in this order; null for all that the payer brought.</param>
    /// <returns>The account it goes back to, and the lots.</returns>
    /// <exception cref="Refused"><see cref="PayoutRefusals.RefundNotPayer"/>, <see cref="PayoutRefusals.LotNotOfCase"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task<(string Account, IReadOnlyList<(long LotId, Money Amount)> Lots)> ChooseAsync(
        int bookId, long caseId, string name, string? account, Money amount, IReadOnlyList<long>? named, CancellationToken ct)
    {
        var paid = await db.QueryAsync(
            """
            select distinct s.counterparty_account, l.id, l.arrived_on
            from ledger.position p join ledger.lot l on l.book_id = p.book_id and l.id = p.lot_id
            join ledger.entry e on e.book_id = l.book_id and e.id = l.entry_id and e.source_kind = $3 join receipts.statement_line s on s.id = e.source_id
            where p.book_id = $1 and p.case_id = $2 and s.counterparty_name = $4 and s.counterparty_account is not null and ($5::text is null or s.counterparty_account = $5)
            order by l.arrived_on, l.id
            """,
            r => (Account: r.GetString(0), LotId: r.GetInt64(1)), ct, bookId, caseId, (short)SourceKind.StatementLine, name, account);
        var accounts = paid.Select(p => p.Account).Distinct().ToList();
        if (accounts is not [var only])
            throw new Refused(PayoutRefusals.RefundNotPayer, accounts.Count == 0 ? name : $"{name} paid from {accounts.Count} accounts: name one");
        var brought = paid.Select(p => p.LotId).ToHashSet();
        if (named?.FirstOrDefault(id => !brought.Contains(id)) is { } other && other != 0)
            throw new Refused(PayoutRefusals.RefundNotPayer, $"lot {other} is another payer's");
        var free = await lots.HeldAsync(bookId, caseId, AccountCode.CaseAvailable, ct);
        var from = named ?? [.. free.Select(f => f.LotId).Where(brought.Contains)];
        var chosen = from.Count == 0 ? null : await lots.FromAsync(bookId, caseId, AccountCode.CaseAvailable, amount, ct, from);
        return (only, chosen ?? throw new Refused(PayoutRefusals.ExceedsAvailable, amount.ToString()));
    }
}
