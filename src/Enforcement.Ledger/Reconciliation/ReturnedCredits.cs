using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Treasury;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Answers for the credits of a statement that may be payments coming back.</summary>
/// <source>domain reference §6.3 (T6)</source>
public sealed class ReturnedCredits(ReturnedPayments returns, ReturnedTreasuryBatches fees) : IReturnedLines
{
    public async Task<IReadOnlyList<ReturnedMatch>> ClaimAsync(int bookId, IReadOnlyList<ReturnedLine> lines, CancellationToken ct)
    {
        BankCredit[] credits = [.. lines.Select(l => new BankCredit(l.LineId, l.BookedOn, l.Amount, l.EndToEndId, l.CounterpartyAccount, l.Text, l.SaysReturned, l.OwnCaseId))];
        var settled = await fees.BookAsync(bookId, credits, ct);
        var told = settled.Select(f => f.LineId).ToHashSet();
        var found = await returns.BookAsync(bookId, [.. credits.Where(c => !told.Contains(c.LineId))], ct);
        return [.. settled.Concat(found).Select(f => new ReturnedMatch(f.LineId, f.CaseId, f.Reasons))];
    }
}
