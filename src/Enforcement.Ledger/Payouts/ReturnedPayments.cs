using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>A credit on a statement that may be a payment coming back.</summary>
/// <param name="SaysReturned">The bank's words leave no doubt that something came back.</param>
/// <param name="OwnCaseId">The case to whose active sub-account it was credited; null for every other account.</param>
public sealed record BankCredit(long LineId, LocalDate BookedOn, Money Amount, string? EndToEndId, string? CounterpartyAccount, string? Text, bool SaysReturned, long? OwnCaseId);

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

    /// <summary>Books the credits that return exactly one paid instruction: by its id and sum, or by sum, account and the bank's words together.
    /// What somebody paid to a case's own sub-account is its return only when the payment was of that case.</summary>
    /// <returns>Also those that say they are returns and equal none or several: they are nobody's payment and have no case. Of what was paid
    /// to a sub-account only those that carry our id, or equal several payments of its case.</returns>
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

    async Task BookAsync(int bookId, List<(BankCredit Credit, Candidate Paid)> returned, CancellationToken ct)
    {
        var workdays = await calendar.GetAsync(ct);
        var dues = returned.Select(r => workdays.AddWorkdays(r.Credit.BookedOn, ReissueWithinWorkdays)).ToArray();
        var payouts = (await desk.TakeAsync([.. returned.Select(r => r.Paid.PayoutId)], ct, asFact: true)).ToDictionary(p => p.Payout.Id, p => p.Payout);
        // The line is written before the move: the database returns no payout that no line of a statement brings back. Whoever imported it
        // proposes the return, also when a later act lets a held statement go on.
        await db.ExecuteAsync(
            """
            insert into payouts.returned_payment (line_id, instruction_id, amount_minor, returned_on, reissue_due_on, reissue_due_provisional, proposed_by, proposed_at)
            select r.*, s.imported_by, $7 from unnest($1, $2, $3, $4, $5, $6) as r (line, instruction, amount, returned_on, due, provisional)
            join receipts.statement_line l on l.id = r.line join receipts.statement s on s.id = l.statement_id
            """,
            ct, returned.Select(r => r.Credit.LineId).ToArray(), returned.Select(r => r.Paid.InstructionId).ToArray(), returned.Select(r => r.Credit.Amount.Minor).ToArray(),
            returned.Select(r => r.Credit.BookedOn).ToArray(), dues.Select(d => d.Due).ToArray(), dues.Select(d => d.Provisional).ToArray(), act.Now);
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
            select c.line, i.id, i.end_to_end_id, i.amount_minor, p.id, p.case_id, p.state, p.round = i.round, p.account_no
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
            r => (LineId: r.GetInt64(0), Candidate: new Candidate(r.GetInt64(1), r.GetString(2), r.Money(3), r.GetInt64(4), r.GetInt64(5), Enum.Parse<PayoutState>(r.GetString(6)), r.GetBoolean(7), r.TextOrNull(8))),
            ct, bookId, credits.Select(c => c.LineId).ToArray(), credits.Select(IdOf).ToArray(), credits.Select(c => c.Amount.Minor).ToArray(),
            credits.Select(c => c.CounterpartyAccount).ToArray())).ToLookup(c => c.LineId, c => c.Candidate);

    static (Candidate? Paid, string[] Reasons) Judge(BankCredit credit, string? id, List<Candidate> paid) => (id, Fitting(credit, id, paid)) switch
    {
        (not null, []) => (null, [$"it carries instruction {id}, which has come back already or is none of this book"]),
        (not null, [var one, ..]) when one.State is not PayoutState.Paid || !one.IsCurrent => (null, [$"instruction {id} is not paid, so it cannot come back"]),
        (not null, [var one, ..]) when one.Amount != credit.Amount => (null, [$"instruction {id} was for {one.Amount}, not {credit.Amount}"]),
        (not null, [var one, ..]) => (one, [$"instruction {id} of payout {one.PayoutId} came back",
            string.IsNullOrEmpty(credit.CounterpartyAccount) || credit.CounterpartyAccount == one.AccountNo ? "same amount" : "same amount, but from another account than it was paid to"]),
        // A debtor's 退赔款 may have the sum and the account of a payment too.
        (null, _) when !credit.SaysReturned => (null, []),
        (null, [var one]) => (one, [$"instruction {one.EndToEndId} of payout {one.PayoutId} came back", "same amount and account, and the remark says so"]),
        // A bank sends nothing back to a number that only its payer can have written; whoever pays there may write what he likes.
        (null, []) when credit.OwnCaseId is not null => (null, []),
        (null, []) => (null, ["the remark says that a payment of ours comes back, but no paid instruction has this amount and account"]),
        (null, _) => (null, ["the remark says that a payment of ours comes back, and several paid instructions have this amount and account"]),
    };

    static List<Candidate> Fitting(BankCredit credit, string? id, List<Candidate> paid) =>
        id is null && credit.OwnCaseId is { } own ? paid.FindAll(c => c.CaseId == own) : paid;

    // Some channels carry the id in its own field, others only in the remark; it is printed in both.
    static string? IdOf(BankCredit credit) => InstructionId.FindIn(credit.EndToEndId) ?? InstructionId.FindIn(credit.Text);

    sealed record Candidate(long InstructionId, string EndToEndId, Money Amount, long PayoutId, long CaseId, PayoutState State, bool IsCurrent, string? AccountNo);
}
