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
        BankDebit[] debits = [.. lines.Select(l => new BankDebit(l.LineId, l.BookedOn, l.Amount, l.EndToEndId, l.CounterpartyAccount, l.Text))];
        var booked = await payments.BookAsync(bookId, debits, ct);
        return [.. booked.Select(b => new OutgoingMatch(b.LineId, b.CaseId, "PAID", [$"instruction {b.EndToEndId} of payout {b.PayoutId}", "same amount"])),
            .. await refunds.BookAsync(bookId, lines, ct),
            .. (await fees.BookAsync(bookId, debits, ct)).Select(b => new OutgoingMatch(b.LineId, null, "TREASURY", [$"instruction {b.EndToEndId} of payment of fees {b.BatchId}", "same amount"]))];
    }
}
