using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>A credit on a statement that may be a payment coming back.</summary>
/// <param name="SaysReturned">The bank's words leave no doubt that something came back.</param>
public sealed record BankCredit(long LineId, LocalDate BookedOn, Money Amount, string? EndToEndId, string? CounterpartyAccount, string? Text, bool SaysReturned);

/// <summary>What a credit turned out to be: the return of a payment of this case, posted; or, without a case, one that cannot be told.</summary>
public sealed record ReturnFound(long LineId, long? CaseId, IReadOnlyList<string> Reasons);

/// <summary>Payments that the bank sent back (退票): recognised at import by exact keys, their lots brought back to life in RETURNED, and
/// restored to their case when a second person confirms.</summary>
/// <source>domain reference §6.3 (T6), §7 rows 18 and 19, §8 (returned after booking)</source>
public sealed class ReturnedPayments(LedgerDb db, PayoutDesk desk, Journal journal, CalendarInForce calendar, Act act)
{
    /// <summary>Workdays from the return's booking date to the new payment's notice.</summary>
    /// <source>domain reference §1.2, 8 (default; no national rule is known)</source>
    public const int ReissueWithinWorkdays = 5;

    /// <summary>Books the credits that return exactly one paid instruction: by its id and sum, or by sum, account and the bank's words.</summary>
    /// <returns>Also those that say they are returns and equal none or several: they are nobody's payment and have no case.</returns>
    public async Task<IReadOnlyList<ReturnFound>> BookAsync(int bookId, IReadOnlyList<BankCredit> credits, CancellationToken ct)
    {
        if (credits.Count == 0)
            return [];
        var candidates = await CandidatesAsync(bookId, credits, ct);
        var found = new List<ReturnFound>();
        var returned = new List<(BankCredit Credit, Candidate Paid)>();
        var taken = new HashSet<long>();
        foreach (var credit in credits.OrderBy(c => IdOf(c) is null).ThenBy(c => c.LineId))
        {
            var (paid, reasons) = Judge(credit, IdOf(credit), candidates[credit.LineId].Where(c => !taken.Contains(c.InstructionId)).ToList());
            if (paid is not null)
            {
                taken.Add(paid.InstructionId);
                returned.Add((credit, paid));
            }
            if (reasons.Length > 0)
                found.Add(new(credit.LineId, paid?.CaseId, reasons));
        }
        if (returned.Count > 0)
            await BookAsync(bookId, returned, ct);
        return found;
    }

    /// <summary>Restores what came back with the payout's last instruction to its case, as the second person.</summary>
    /// <exception cref="Refused"><see cref="ReturnRefusals.NotFound"/>, <see cref="ReturnRefusals.SamePerson"/>,
    /// <see cref="ReturnRefusals.AlreadyConfirmed"/></exception>
    public async Task RestoreAsync(Payout payout, CancellationToken ct)
    {
        // Of two confirmations the second waits for the payout in hand, and sees the first here.
        var open = (await db.QueryAsync(
            """
            select r.line_id, r.proposed_by, r.confirmed_at is not null
            from payouts.returned_payment r join payouts.instruction i on i.id = r.instruction_id where i.payout_id = $1 order by i.round desc limit 1
            """,
            r => (LineId: r.GetInt64(0), ProposedBy: r.GetInt64(1), Confirmed: r.GetBoolean(2)), ct, payout.Id)).Cast<(long LineId, long ProposedBy, bool Confirmed)?>().SingleOrDefault()
            ?? throw new Refused(ReturnRefusals.NotFound, $"payout {payout.Id}");
        if (open.ProposedBy == act.Actor.Id)
            throw new Refused(ReturnRefusals.SamePerson, $"payout {payout.Id} by {act.Actor.Name}");
        if (open.Confirmed)
            throw new Refused(ReturnRefusals.AlreadyConfirmed, $"payout {payout.Id}");
        await db.ExecuteAsync("update payouts.returned_payment set confirmed_by = $2, confirmed_at = $3 where line_id = $1", ct, open.LineId, act.Actor.Id, act.Now);
        await journal.PostAsync(payout.BookId, [new Entry(EntryKind.ReturnRestored, Entry.Key("return/restored", open.LineId), Office.Today(act.Now), SourceKind.Payout, payout.Id,
            [.. payout.Lots.Select(l => new Transfer(l.LotId, AccountCode.Returned, payout.CaseId, payout.Source, payout.CaseId, l.AmountMinor))])], ct);
        act.About($"payout:{payout.Id}", $"return of line {open.LineId} confirmed, {payout.AmountMinor}");
    }

    /// <summary>Whether the last instruction came back and nobody has confirmed it.</summary>
    public async Task<bool> IsOpenAsync(Payout payout, CancellationToken ct) => (await db.QueryAsync(
        "select 1 from payouts.returned_payment r join payouts.instruction i on i.id = r.instruction_id where i.payout_id = $1 and i.round = $2 and r.confirmed_at is null",
        r => r.GetInt32(0), ct, payout.Id, payout.Round)).Count > 0;

    async Task BookAsync(int bookId, List<(BankCredit Credit, Candidate Paid)> returned, CancellationToken ct)
    {
        var workdays = await calendar.GetAsync(ct);
        var dues = returned.Select(r => workdays.AddWorkdays(r.Credit.BookedOn, ReissueWithinWorkdays)).ToArray();
        var payouts = (await desk.TakeAsync([.. returned.Select(r => r.Paid.PayoutId)], ct)).ToDictionary(p => p.Payout.Id, p => p.Payout);
        // The line is written before the move: the database returns no payout that no line of a statement brings back.
        await db.ExecuteAsync(
            """
            insert into payouts.returned_payment (line_id, instruction_id, amount_minor, returned_on, reissue_due_on, reissue_due_provisional, proposed_by, proposed_at)
            select r.*, $7, $8 from unnest($1, $2, $3, $4, $5, $6) as r
            """,
            ct, returned.Select(r => r.Credit.LineId).ToArray(), returned.Select(r => r.Paid.InstructionId).ToArray(), returned.Select(r => r.Credit.Amount.Minor).ToArray(),
            returned.Select(r => r.Credit.BookedOn).ToArray(), dues.Select(d => d.Due).ToArray(), dues.Select(d => d.Provisional).ToArray(), act.Actor.Id, act.Now);
        await desk.MoveAsync([.. payouts.Values], PayoutTrigger.BankReturned, ct);
        // The same lots in the same parts as they were paid; no lot is minted, for no new money has come.
        await journal.PostAsync(bookId, [.. returned.Select(r => (r.Credit, Payout: payouts[r.Paid.PayoutId])).Select(r =>
            new Entry(EntryKind.PaymentReturned, Entry.Key("line", r.Credit.LineId), r.Credit.BookedOn, SourceKind.StatementLine, r.Credit.LineId,
                [.. r.Payout.Lots.Select(l => new Transfer(l.LotId, AccountCode.Bank, null, AccountCode.Returned, r.Payout.CaseId, l.AmountMinor))]))], ct);
    }

    // One question for all: by the id where there is one, else by sum and account among what is paid.
    async Task<ILookup<long, Candidate>> CandidatesAsync(int bookId, IReadOnlyList<BankCredit> credits, CancellationToken ct) =>
        (await db.QueryAsync(
            """
            select c.line, i.id, i.end_to_end_id, i.amount_minor, p.id, p.case_id, p.state, p.round = i.round
            from unnest($2, $3, $4, $5) as c (line, id, amount, account)
            cross join lateral (
              select i.* from payouts.instruction i where i.end_to_end_id = c.id
              union all
              select i.* from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round
              where c.id is null and p.account_no = c.account and p.amount_minor = c.amount and p.state = 'Paid'
            ) i
            join payouts.payout p on p.id = i.payout_id and p.book_id = $1
            order by c.line, i.id
            """,
            r => (LineId: r.GetInt64(0), Candidate: new Candidate(r.GetInt64(1), r.GetString(2), r.Money(3), r.GetInt64(4), r.GetInt64(5), Enum.Parse<PayoutState>(r.GetString(6)), r.GetBoolean(7))),
            ct, bookId, credits.Select(c => c.LineId).ToArray(), credits.Select(IdOf).ToArray(), credits.Select(c => c.Amount.Minor).ToArray(),
            credits.Select(c => c.CounterpartyAccount).ToArray())).ToLookup(c => c.LineId, c => c.Candidate);

    static (Candidate? Paid, string[] Reasons) Judge(BankCredit credit, string? id, List<Candidate> candidates) => (id, candidates) switch
    {
        (not null, []) => (null, [$"it carries instruction {id}, which has come back already or is none of this book"]),
        (not null, [var one, ..]) when one.State is not PayoutState.Paid || !one.IsCurrent => (null, [$"instruction {id} is not paid, so it cannot come back"]),
        (not null, [var one, ..]) when one.Amount != credit.Amount => (null, [$"instruction {id} was for {one.Amount}, not {credit.Amount}"]),
        (not null, [var one, ..]) => (one, [$"instruction {id} of payout {one.PayoutId} came back", "same amount"]),
        // A debtor's 退赔款 may have the sum and the account of a payment too.
        (null, _) when !credit.SaysReturned => (null, []),
        (null, [var one]) => (one, [$"instruction {one.EndToEndId} of payout {one.PayoutId} came back", "same amount and account, and the remark says so"]),
        (null, []) => (null, ["the remark says that a payment of ours comes back, but no paid instruction has this amount and account"]),
        (null, _) => (null, ["the remark says that a payment of ours comes back, and several paid instructions have this amount and account"]),
    };

    // Some channels carry the id in its own field, others only in the remark; it is printed in both.
    static string? IdOf(BankCredit credit) => InstructionId.FindIn(credit.EndToEndId) ?? InstructionId.FindIn(credit.Text);

    sealed record Candidate(long InstructionId, string EndToEndId, Money Amount, long PayoutId, long CaseId, PayoutState State, bool IsCurrent);
}
