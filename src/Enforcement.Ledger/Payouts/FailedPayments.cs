using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Payments that will never be booked: rejected by the bank, found not to be paid, or taken back before they left. Their money is the case's again,
/// and what a hold lacks is taken from it first. A debit of what is left of their file, which waited for that word, is looked at again.</summary>
/// <source>domain reference §8 (failure before booking)</source>
public sealed class FailedPayments(LedgerDb db, PayoutDesk desk, HoldEffects holds, IWaitingDebits waiting)
{
    public async Task FailAsync(IReadOnlyCollection<(Payout Payout, string Reason)> failed, CancellationToken ct)
    {
        foreach (var (payout, reason) in failed)
        {
            await desk.MoveAsync(payout, PayoutTrigger.BankRejected, ct, reason);
            await desk.MoveMoneyAsync(payout, EntryKind.PaymentFailed, AccountCode.InTransit, payout.Source, ct);
        }
        await holds.TakeWhatIsMissingAsync([.. failed.Select(f => f.Payout.CaseId).Distinct()], ct);
        var named = await db.QueryAsync(
            """
            select p.book_id, n.number from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round
            left join payouts.payment_file_item t on t.instruction_id = i.id and t.in_force left join payouts.payment_file f on f.id = t.file_id
            cross join lateral (values (i.end_to_end_id), (f.message_id)) as n (number) where p.id = any ($1) and n.number is not null
            """,
            r => (Book: r.GetInt32(0), Number: r.GetString(1)), ct, (object)failed.Select(f => f.Payout.Id).ToArray());
        foreach (var book in named.GroupBy(n => n.Book, n => n.Number))
            await waiting.LookAgainAsync(book.Key, book.ToHashSet(), ct);
    }
}
