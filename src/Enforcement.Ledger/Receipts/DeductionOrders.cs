using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>A credit that names no sub-account of ours, as it is held against the orders that are out.</summary>
/// <param name="Text">Everything the line says, its end-to-end id included.</param>
public sealed record DeductionCredit(long LineId, LocalDate BookedOn, Money Amount, string? Counterparty, string? CounterpartyAccount, string Text);

/// <summary>The case to which a deduction order sends a credit.</summary>
public sealed record OrderMatch(long LineId, long OrderId, long CaseId, IReadOnlyList<string> Reasons);

/// <summary>Network deductions (网络扣划): the bank pays from an account of its own, so that neither payer nor sub-account tells the case;
/// the order does, by number, sum, day and account together.</summary>
/// <source>domain reference §6.3 (T2) and R03</source>
public sealed class DeductionOrders(LedgerDb db)
{
    // How banks call the accounts from which they carry out a court's order.
    static readonly string[] BankInternalWords = ["扣划", "过渡", "待划转", "暂收", "暂挂", "应解汇款", "内部户", "待清算"];

    /// <returns>The credits that equal exactly one pending order of an open case.</returns>
    public async Task<IReadOnlyList<OrderMatch>> FindAsync(int bookId, IReadOnlyList<DeductionCredit> credits, CancellationToken ct)
    {
        // Kept until the credit is posted: an order that is being cancelled is found before or not at all.
        var pending = (await db.QueryAsync(
            """
            select l.line, e.id, e.case_id, c.number, e.reference, e.payer_name_key, e.payer_account, e.ordered_on
            from unnest($2, $3) as l (line, amount)
            join receipts.expected_receipt e on e.book_id = $1 and e.amount_minor = l.amount and e.kind = 'Deduction' and e.cancelled_at is null and e.arrived_minor = 0
            join cases.enforcement_case c on c.id = e.case_id and c.state = 'open'
            order by l.line, e.id
            for update of e
            """,
            r => (LineId: r.GetInt64(0), Order: new Order(r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.TextOrNull(5), r.TextOrNull(6), r.Date(7))),
            ct, bookId, credits.Select(c => c.LineId).ToArray(), credits.Select(c => c.Amount.Minor).ToArray())).ToLookup(p => p.LineId, p => p.Order);
        var matches = new List<OrderMatch>();
        var taken = new HashSet<long>();
        foreach (var credit in credits)
        {
            var fitting = pending[credit.LineId].Where(o => !taken.Contains(o.Id) && o.OrderedOn <= credit.BookedOn
                && ExpectedArrivals.Names(credit.Text, o.Reference) && IsFrom(credit, o)).ToList();
            if (fitting is [var one] && taken.Add(one.Id))
                matches.Add(new(credit.LineId, one.Id, one.CaseId, [$"deduction order {one.Reference} of {one.CaseNumber}", "same amount", "paid from an account of the bank's own"]));
        }
        return matches;
    }

    // The order names the account or its holder where they are known; where not, the bank's own name for the account tells it.
    static bool IsFrom(DeductionCredit credit, Order order) => (order.PayerAccount, order.PayerKey) switch
    {
        ({ } account, _) => credit.CounterpartyAccount == account,
        (null, { } name) => credit.Counterparty is { } holder && PersonName.Normalise(holder) == name,
        _ => credit.Counterparty is { } holder && Array.Exists(BankInternalWords, w => holder.Contains(w, StringComparison.Ordinal)),
    };

    sealed record Order(long Id, long CaseId, string CaseNumber, string Reference, string? PayerKey, string? PayerAccount, LocalDate OrderedOn);
}
