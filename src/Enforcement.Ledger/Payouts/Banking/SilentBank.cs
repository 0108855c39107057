using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>A payment about which the bank has said too little for too long.</summary>
/// <param name="Due">The last day of its time; of a payment that the bank verifies the day on which it said so.</param>
/// <param name="Answered">The bank has it, and keeps it waiting; false when it said nothing at all.</param>
public sealed record SilentPayment(long PayoutId, int BookId, long InstructionId, LocalDate Due, bool Answered);

/// <summary>What left for the bank and is neither accepted nor booked in the time that the book allows, counted from its last word, or from the hand-over when there
/// was none. What the bank verifies is asked for at once.</summary>
/// <source>formats reference §8 (PDNG: alarm after n days; VERIFICATION: ask operator); domain reference §6.5</source>
public sealed class SilentBank(LedgerDb db, PaymentFileDesk files, CalendarInForce calendar, Act act)
{
    /// <param name="among">Only these payouts; null for all.</param>
    public async Task<List<SilentPayment>> OverdueAsync(long[]? among, CancellationToken ct)
    {
        var (workdays, today) = (await calendar.GetAsync(ct), Office.Today(act.Now));
        var open = await db.QueryAsync(
            """
            select p.id, p.book_id, i.id, coalesce(a.at, h.at), a.shown
            from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round join payouts.hand_over h on h.instruction_id = i.id
            left join lateral (select a.at, a.shown from payouts.bank_answer a where a.instruction_id = i.id and a.effect <> 'manual' order by a.id desc limit 1) a on true
            where p.state = 'Released' and ($1::bigint[] is null or p.id = any ($1))
              and not exists (select from payouts.bank_answer t where t.instruction_id = i.id and t.shown in ('ACCEPTED', 'BANK_REPORTED_PAID') and t.effect <> 'manual')
            order by p.id
            """,
            r => (PayoutId: r.GetInt64(0), BookId: r.GetInt32(1), InstructionId: r.GetInt64(2), Since: Office.Today(r.Instant(3)), Said: r.TextOrNull(4)), ct, (object?)among);
        var allowed = new Dictionary<int, int>();
        foreach (var book in open.Select(o => o.BookId).Distinct())
            allowed[book] = (await files.ProfileAsync(book, ct)).AnswerWithinWorkdays;
        return [.. open.Select(o => (o.Said, Silent: new SilentPayment(o.PayoutId, o.BookId, o.InstructionId, o.Said == nameof(ShownStatus.VERIFICATION) ? o.Since : workdays.AddWorkdays(o.Since, allowed[o.BookId]).Due, o.Said is not null)))
            .Where(o => o.Said == nameof(ShownStatus.VERIFICATION) || o.Silent.Due < today).Select(o => o.Silent)];
    }
}
