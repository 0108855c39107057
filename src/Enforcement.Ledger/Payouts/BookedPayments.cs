using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>A debit on a statement of the bank, as far as it can say which instruction it carries out.</summary>
public sealed record BankDebit(long LineId, LocalDate BookedOn, Money Amount, string? EndToEndId, string? CounterpartyAccount, string? Text);

/// <summary>A payout that a debit settled.</summary>
public sealed record BookedPayment(long LineId, long PayoutId, string EndToEndId, long CaseId);

/// <summary>Marks payouts as paid by the booked debits of a statement: paid means booked, never a status message.</summary>
/// <source>design §6; domain reference §1.2, 4 (clock B ends with the bank's success)</source>
public sealed class BookedPayments(LedgerDb db, PayoutDesk desk, Journal journal)
{
    /// <summary>Books the debits that carry out an instruction exactly: its id, its amount, its account where the line names one.
    /// A debit that says the id with another amount is left to the caller: it is not this payment.</summary>
    public async Task<IReadOnlyList<BookedPayment>> BookAsync(int bookId, IReadOnlyList<BankDebit> debits, CancellationToken ct)
    {
        var byId = debits.Select(d => (Debit: d, Id: IdOf(d))).Where(d => d.Id is not null).ToLookup(d => d.Id!, d => d.Debit);
        if (byId.Count == 0)
            return [];
        var ids = byId.Select(g => g.Key).ToArray();
        var instructions = await db.Set<Instruction>().Where(i => ids.Contains(i.EndToEndId)).OrderBy(i => i.Id).ToListAsync(ct);
        var payouts = (await desk.TakeAsync([.. instructions.Select(i => i.PayoutId).Distinct()], ct)).ToDictionary(p => p.Payout.Id, p => p.Payout);
        var paid = new List<(Payout Payout, Instruction Instruction, BankDebit Debit)>();
        foreach (var instruction in instructions)
        {
            var payout = payouts[instruction.PayoutId];
            if (payout.BookId == bookId && payout.State is (PayoutState.Released or PayoutState.Uncertain) && payout.Round == instruction.Round
                && byId[instruction.EndToEndId].FirstOrDefault(d => Settles(d, instruction, payout)) is { } debit)
                paid.Add((payout, instruction, debit));
        }
        if (paid.Count == 0)
            return [];
        await desk.MoveAsync([.. paid.Select(p => p.Payout)], PayoutTrigger.Booked, ct);
        foreach (var (payout, _, debit) in paid)
            payout.PaidOn = debit.BookedOn;
        await journal.PostAsync(bookId, [.. paid.Select(p => new Entry(EntryKind.PaymentBooked, Entry.Key("line", p.Debit.LineId), p.Debit.BookedOn, SourceKind.StatementLine, p.Debit.LineId,
            [.. p.Payout.Lots.Select(l => new Transfer(l.LotId, AccountCode.InTransit, p.Payout.CaseId, AccountCode.Bank, null, l.AmountMinor))]))], ct);
        await db.ExecuteAsync("insert into payouts.settlement (line_id, instruction_id, booked_on) select * from unnest($1, $2, $3)", ct,
            paid.Select(p => p.Debit.LineId).ToArray(), paid.Select(p => p.Instruction.Id).ToArray(), paid.Select(p => p.Debit.BookedOn).ToArray());
        await db.SaveChangesAsync(ct);
        return [.. paid.Select(p => new BookedPayment(p.Debit.LineId, p.Payout.Id, p.Instruction.EndToEndId, p.Payout.CaseId))];
    }

    static bool Settles(BankDebit debit, Instruction instruction, Payout payout) =>
        debit.Amount == instruction.AmountMinor
        && (string.IsNullOrEmpty(debit.CounterpartyAccount) || debit.CounterpartyAccount == payout.AccountNo);

    // Some channels carry the id in its own field, others only in the remark; it is printed in both.
    static string? IdOf(BankDebit debit) => InstructionId.FindIn(debit.EndToEndId) ?? InstructionId.FindIn(debit.Text);
}
