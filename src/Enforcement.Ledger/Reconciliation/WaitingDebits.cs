using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Settles debits that came before the bank's word on what they leave out: whichever comes first, the books end the same.</summary>
/// <source>formats reference §8; design §6 (paid means a booked debit); ops/decisions/0045</source>
public sealed class WaitingDebits(LedgerDb db, BookedPayments payments, Act act) : IWaitingDebits
{
    public async Task LookAgainAsync(int bookId, IReadOnlySet<string> numbers, CancellationToken ct)
    {
        if (numbers.Count == 0)
            return;
        // Of two answers at once the second finds the line settled.
        var waiting = await db.QueryAsync(
            """
            select l.id, l.booked_on, l.amount_minor, l.end_to_end_id, l.counterparty_account, concat_ws(' ', l.remittance, l.purpose, l.summary)
            from receipts.match m join receipts.statement_line l on l.id = m.line_id
            where m.rule = 'D0' and m.undone_at is null and l.book_id = $1 and not l.is_credit order by l.id for update of m
            """,
            r => new BankDebit(r.GetInt64(0), r.Date(1), r.Money(2), r.TextOrNull(3), r.TextOrNull(4), r.GetString(5), []), ct, bookId);
        var parts = (await db.QueryAsync("select line_id, amount_minor, end_to_end_id, counterparty_account, remittance from receipts.line_part where line_id = any ($1) and not is_credit order by line_id, seq",
            r => (Line: r.GetInt64(0), Part: new BankDebitPart(r.MoneyOrNull(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4))), ct, (object)waiting.Select(w => w.LineId).ToArray())).ToLookup(p => p.Line, p => p.Part);
        var settled = await payments.BookWaitingAsync(bookId, [.. waiting.Select(w => w with { Parts = [.. parts[w.LineId]] }).Where(w => BookedPayments.NumbersOf(w).Any(numbers.Contains))], ct);
        foreach (var line in settled.GroupBy(s => s.LineId))
        {
            await db.ExecuteAsync("update receipts.match set undone_at = $2, undone_by = $3, undone_reason = $4 where line_id = $1", ct,
                line.Key, act.Now, act.Actor.Id, $"settled by {string.Join(", ", line.Select(s => s.EndToEndId))} after the bank's answer");
            act.About($"line:{line.Key}", $"no longer unexplained: {string.Join(", ", line.Select(s => s.EndToEndId))}");
        }
    }
}
