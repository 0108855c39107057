using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Treasury;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Answers for the debits of a statement: those that carry out a released payout mark it as paid, and those
/// that carry out a refund of unknown funds or a payment of fees end it.</summary>
/// <source>design §6: paid means a booked debit on a statement, never a status message</source>
public sealed class PaidDebits(BookedPayments payments, BookedRefunds refunds, BookedTreasuryBatches fees) : IOutgoingLines
{
    public async Task<IReadOnlyList<OutgoingMatch>> ClaimAsync(int bookId, IReadOnlyList<OutgoingLine> lines, CancellationToken ct)
    {
        BankDebit[] debits = [.. lines.Select(l => new BankDebit(l.LineId, l.BookedOn, l.Amount, l.EndToEndId, l.CounterpartyAccount, l.Text,
            [.. l.Parts.Select(p => new BankDebitPart(p.Amount, p.EndToEndId, p.CounterpartyAccount, p.Text))]))];
        var booked = await payments.BookAsync(bookId, debits, ct);
        return [.. booked.GroupBy(b => b.LineId).Select(Matched),
            .. await refunds.BookAsync(bookId, lines, ct),
            .. (await fees.BookAsync(bookId, debits, ct)).Select(b => new OutgoingMatch(b.LineId, null, "TREASURY", [$"instruction {b.EndToEndId} of payment of fees {b.BatchId}", "same amount"]))];
    }

    // A debit of a whole file is of no single case; its payments are.
    static OutgoingMatch Matched(IGrouping<long, BookedPayment> line) => line.ToList() switch
    {
        [var one] => new(one.LineId, one.CaseId, "PAID", [$"instruction {one.EndToEndId} of payout {one.PayoutId}", "same amount"]),
        var all => new(line.Key, all.Select(b => b.CaseId).Distinct().Count() == 1 ? all[0].CaseId : null, "PAID",
            [$"{all.Count} payments booked as one, {all[0].EndToEndId} the first", "same amount"]),
    };
}
