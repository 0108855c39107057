using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Answers for the debits of a statement: those that carry out a released payout mark it as paid, and those
/// that carry out a refund of unknown funds end it.</summary>
/// <source>design §6: paid means a booked debit on a statement, never a status message</source>
public sealed class PaidDebits(BookedPayments payments, BookedRefunds refunds) : IOutgoingLines
{
    public async Task<IReadOnlyList<OutgoingMatch>> ClaimAsync(int bookId, IReadOnlyList<OutgoingLine> lines, CancellationToken ct)
    {
        var booked = await payments.BookAsync(bookId,
            [.. lines.Select(l => new BankDebit(l.LineId, l.BookedOn, l.Amount, l.EndToEndId, l.CounterpartyAccount, l.Text))], ct);
        return [.. booked.Select(b => new OutgoingMatch(b.LineId, b.CaseId, "PAID", [$"instruction {b.EndToEndId} of payout {b.PayoutId}", "same amount"])),
            .. await refunds.BookAsync(bookId, lines, ct)];
    }
}
