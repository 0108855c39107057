using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>A credit that names no sub-account of ours, as it is held against the orders that are out.</summary>
/// <param name="Text">Everything the line says, its end-to-end id included.</param>
/// <param name="IsBatch">The bank booked several payments as one: an order may be one of them, and is not the whole.</param>
public sealed record DeductionCredit(long LineId, LocalDate BookedOn, Money Amount, string? Counterparty, string? CounterpartyAccount, string Text, bool IsBatch = false);

/// <summary>The case to which a deduction order sends a credit.</summary>
/// <param name="Posts">Two persons stand behind the order and the money comes from where a bank's deductions come from; otherwise it is proposed.</param>
public sealed record OrderMatch(long LineId, long OrderId, long CaseId, string CaseNumber, bool Posts, IReadOnlyList<string> Reasons);

/// <summary>Network deductions (网络扣划): the bank pays from an account of its own, so that neither payer nor sub-account tells the case;
/// the order does, by number, sum, day and account together. What misses the second person or the account is proposed and no more.</summary>
/// <source>domain reference §6.3 (T2) and R03; ops/decisions/0013</source>
public sealed class DeductionOrders(LedgerDb db)
{
    /// <returns>The credits that carry number and sum of exactly one pending order of an open case.</returns>
    public async Task<IReadOnlyList<OrderMatch>> FindAsync(int bookId, IReadOnlyList<DeductionCredit> credits, CancellationToken ct)
    {
        // Kept until the credit is posted: an order that is being cancelled is found before or not at all. Only those whose number stands in
        // the credit are, for round sums have many.
        var pending = (await db.QueryAsync(
            """
            select l.line, e.id, e.case_id, c.number, e.reference, e.payer_name_key, e.payer_account, e.ordered_on, e.confirmed_at is not null,
                   exists (select from receipts.deduction_account d where d.book_id = $1 and d.account_no = l.account and d.valid_from <= l.day)
            from unnest($2, $3, $4, $5, $6) as l (line, amount, account, day, text)
            join receipts.expected_receipt e on e.book_id = $1 and e.amount_minor = l.amount and e.kind = 'Deduction' and e.cancelled_at is null and e.arrived_minor = 0
              and position(lower(e.reference) in lower(l.text)) > 0
            join cases.enforcement_case c on c.id = e.case_id and c.state = 'open'
            order by l.line, e.id
            for update of e
            """,
            r => (LineId: r.GetInt64(0), Order: new Order(r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.TextOrNull(5), r.TextOrNull(6), r.Date(7), r.GetBoolean(8), r.GetBoolean(9))),
            ct, bookId, credits.Select(c => c.LineId).ToArray(), credits.Select(c => c.Amount.Minor).ToArray(), credits.Select(c => c.CounterpartyAccount).ToArray(),
            credits.Select(c => c.BookedOn).ToArray(), credits.Select(c => TextFolding.Fold(c.Text)).ToArray())).ToLookup(p => p.LineId, p => p.Order);
        var matches = new List<OrderMatch>();
        var taken = new HashSet<long>();
        foreach (var credit in credits)
        {
            var named = pending[credit.LineId].Where(o => !taken.Contains(o.Id) && o.OrderedOn <= credit.BookedOn && ExpectedArrivals.Names(credit.Text, o.Reference)).ToList();
            // Of orders that share a number the one whose payer is named; when this tells none or several apart, a person does.
            if (named is [var only])
                Add(credit, only);
            else if (named.Where(o => IsFrom(credit, o)).ToList() is [var told])
                Add(credit, told);
        }
        return matches;

        void Add(DeductionCredit credit, Order order)
        {
            string[] missing =
            [
                .. order.Confirmed ? Array.Empty<string>() : ["nobody has confirmed the order yet"],
                .. order.FromListed || BankOwnLines.IsBankInternal(credit.Counterparty) ? Array.Empty<string>() : ["it does not come from an account of a bank's own"],
                .. IsFrom(credit, order) ? Array.Empty<string>() : ["the order names another payer"],
                .. credit.IsBatch ? [Matching.Batch] : Array.Empty<string>(),
            ];
            string[] found = [$"deduction order {order.Reference} of {order.CaseNumber}", "same amount"];
            if (missing.Length == 0)
                taken.Add(order.Id);
            matches.Add(new(credit.LineId, order.Id, order.CaseId, order.CaseNumber, missing.Length == 0, [.. found, .. missing.Length == 0 ? ["paid from an account of the bank's own"] : missing]));
        }
    }

    // What the order says of the payer narrows it down further; it never makes a stranger's account the bank's.
    static bool IsFrom(DeductionCredit credit, Order order) =>
        (order.PayerAccount is null || credit.CounterpartyAccount == order.PayerAccount)
        && (order.PayerKey is null || credit.Counterparty is { } holder && PersonName.Normalise(holder) == order.PayerKey);

    /// <param name="FromListed">The credit comes from an account that is listed as one from which a bank carries out deductions.</param>
    sealed record Order(
        long Id, long CaseId, string CaseNumber, string Reference, string? PayerKey, string? PayerAccount, LocalDate OrderedOn, bool Confirmed, bool FromListed);
}
