using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Answers for the credits of a statement that may be payments coming back.</summary>
/// <source>domain reference §6.3 (T6)</source>
public sealed class ReturnedCredits(ReturnedPayments returns) : IReturnedLines
{
    public async Task<IReadOnlyList<ReturnedMatch>> ClaimAsync(int bookId, IReadOnlyList<ReturnedLine> lines, CancellationToken ct)
    {
        var found = await returns.BookAsync(bookId,
            [.. lines.Select(l => new BankCredit(l.LineId, l.BookedOn, l.Amount, l.EndToEndId, l.CounterpartyAccount, l.Text, l.SaysReturned, l.OwnCaseId))], ct);
        return [.. found.Select(f => new ReturnedMatch(f.LineId, f.CaseId, f.Reasons))];
    }
}
