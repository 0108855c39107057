using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Banking;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>A debit on a statement of the bank, as far as it can say which instruction it carries out.</summary>
/// <param name="Parts">What the bank tells apart inside a debit that it booked as one; empty for every other.</param>
public sealed record BankDebit(long LineId, LocalDate BookedOn, Money Amount, string? EndToEndId, string? CounterpartyAccount, string? Text, IReadOnlyList<BankDebitPart> Parts);

/// <summary>One payment inside a debit.</summary>
public sealed record BankDebitPart(Money? Amount, string? EndToEndId, string? CounterpartyAccount, string? Text);

/// <summary>A payout that a debit settled.</summary>
public sealed record BookedPayment(long LineId, long PayoutId, string EndToEndId, long CaseId);

/// <summary>Marks payouts as paid by the booked debits of a statement: paid means booked, never a status message.</summary>
/// <source>design §6; domain reference §1.2, 4 (clock B ends with the bank's success)</source>
public sealed class BookedPayments(LedgerDb db, PayoutDesk desk, Journal journal, BookQueries books, BankCases cases, Act act)
{
    /// <param name="Rejected">It failed, and the bank does not say that it paid after all.</param>
    sealed record InFile(string No, Money Total, bool Rejected);

    sealed record Found(Instruction Instruction, Payout Payout, InFile? File);

    /// <summary>Books the debits that carry out instructions exactly: one by its id, its amount, and its account where the line names one; all of a file that
    /// the bank did not reject by the file's number and their sum, or by the parts that the bank tells. A debit that says an id with another amount is left to the caller: it is not this payment.</summary>
    public Task<IReadOnlyList<BookedPayment>> BookAsync(int bookId, IReadOnlyList<BankDebit> debits, CancellationToken ct) => BookAsync(bookId, debits, false, ct);

    /// <summary>The same for debits that were posted as unexplained: what was posted is reversed.</summary>
    public Task<IReadOnlyList<BookedPayment>> BookWaitingAsync(int bookId, IReadOnlyList<BankDebit> debits, CancellationToken ct) => BookAsync(bookId, debits, true, ct);

    /// <summary>The ids and the file that a debit names.</summary>
    public static IEnumerable<string> NumbersOf(BankDebit debit) => FileOf(debit) is { } file ? IdsOf(debit).Append(file) : IdsOf(debit);

    async Task<IReadOnlyList<BookedPayment>> BookAsync(int bookId, IReadOnlyList<BankDebit> debits, bool waited, CancellationToken ct)
    {
        var said = debits.ToDictionary(d => d.LineId, IdsOf);
        var ids = said.Values.SelectMany(i => i).Distinct().ToArray();
        var numbers = debits.Select(FileOf).OfType<string>().Distinct().ToArray();
        if (ids.Length + numbers.Length == 0)
            return [];
        var found = await FindAsync(bookId, ids, numbers, ct);
        var (byId, byFile) = (found.ToDictionary(f => f.Instruction.EndToEndId), found.Where(f => f.File is not null).ToLookup(f => f.File!.No));
        var (paid, taken) = (new List<(BankDebit Debit, IReadOnlyList<Found> Settled)>(), new HashSet<long>());
        foreach (var debit in debits)
        {
            var settled = SettledBy(debit, said[debit.LineId], byId, byFile);
            if (settled.Count == 0 || settled.Any(s => taken.Contains(s.Payout.Id)))
                continue;
            taken.UnionWith(settled.Select(s => s.Payout.Id));
            paid.Add((debit, settled));
        }
        if (paid.Count > 0)
            await SettleAsync(bookId, paid, waited, ct);
        var explained = paid.Select(p => p.Debit.LineId).ToHashSet();
        await TellContradictionsAsync([.. debits.Where(d => !explained.Contains(d.LineId))], said, found, ct);
        return [.. paid.SelectMany(p => p.Settled.Select(s => new BookedPayment(p.Debit.LineId, s.Payout.Id, s.Instruction.EndToEndId, s.Payout.CaseId)))];
    }

    async Task SettleAsync(int bookId, List<(BankDebit Debit, IReadOnlyList<Found> Settled)> paid, bool waited, CancellationToken ct)
    {
        await desk.MoveAsync([.. paid.SelectMany(p => p.Settled).Select(s => s.Payout)], PayoutTrigger.Booked, ct);
        foreach (var (debit, settled) in paid)
            foreach (var one in settled)
                one.Payout.PaidOn = debit.BookedOn;
        // What was posted before is reversed on the same day, and both are of today where the day of the bank is closed by now.
        var closed = waited ? await books.ClosedThroughAsync(bookId, ct) : null;
        LocalDate On(BankDebit debit) => debit.BookedOn <= closed ? Office.Today(act.Now) : debit.BookedOn;
        await journal.PostAsync(bookId, [.. waited ? await ReversalsAsync(bookId, paid.ConvertAll(p => p.Debit), On, ct) : [],
            .. paid.Select(p => new Entry(EntryKind.PaymentBooked, Entry.Key(waited ? "line/waited" : "line", p.Debit.LineId), On(p.Debit), SourceKind.StatementLine, p.Debit.LineId,
            [.. p.Settled.SelectMany(s => s.Payout.Lots.Select(l => new Transfer(l.LotId, AccountCode.InTransit, s.Payout.CaseId, AccountCode.Bank, null, l.AmountMinor)))]))], ct);
        var settlements = paid.SelectMany(p => p.Settled.Select(s => (p.Debit, s.Instruction.Id))).ToList();
        await db.ExecuteAsync("insert into payouts.settlement (line_id, instruction_id, booked_on) select * from unnest($1, $2, $3)", ct,
            settlements.Select(s => s.Debit.LineId).ToArray(), settlements.Select(s => s.Id).ToArray(), settlements.Select(s => On(s.Debit)).ToArray());
        await db.SaveChangesAsync(ct);
    }

    async Task<List<Entry>> ReversalsAsync(int bookId, List<BankDebit> debits, Func<BankDebit, LocalDate> on, CancellationToken ct)
    {
        var posted = (await db.QueryAsync("select source_id, id from ledger.entry where book_id = $1 and source_kind = $2 and source_id = any ($3) and kind = $4", r => (Line: r.GetInt64(0), Entry: r.GetInt64(1)), ct,
            bookId, (short)SourceKind.StatementLine, debits.Select(d => d.LineId).ToArray(), (short)EntryKind.DebitUnexplained)).ToDictionary(p => p.Line, p => p.Entry);
        return debits.ConvertAll(d => new Entry(EntryKind.Reversal, Entry.Key("line/explained", d.LineId), on(d), SourceKind.StatementLine, d.LineId,
            [new Transfer(null, AccountCode.UnexplainedDebit, null, AccountCode.Bank, null, d.Amount).Mirror()], ReversesEntryId: posted[d.LineId]));
    }

    async Task<List<Found>> FindAsync(int bookId, string[] ids, string[] numbers, CancellationToken ct)
    {
        var files = await db.QueryAsync(
            """
            select t.instruction_id, f.message_id, f.total_minor from payouts.payment_file f join payouts.payment_file_item t on t.file_id = f.id and t.in_force
            where f.book_id = $1 and f.message_id = any ($2)
            """,
            r => (Id: r.GetInt64(0), No: r.GetString(1), Total: r.Money(2)), ct, bookId, numbers);
        var named = files.Select(f => f.Id).ToArray();
        var instructions = await db.Set<Instruction>().Where(i => ids.Contains(i.EndToEndId) || named.Contains(i.Id)).OrderBy(i => i.Id).ToListAsync(ct);
        var payouts = (await desk.TakeAsync([.. instructions.Select(i => i.PayoutId).Distinct()], ct, asFact: true)).Where(p => p.Payout.BookId == bookId).ToDictionary(p => p.Payout.Id, p => p.Payout);
        // Asked when they are in hand: of a debit and an answer at once the second sees the first.
        var rejected = (await db.QueryAsync(
            """
            select i.id from payouts.instruction i where i.id = any ($1)
              and exists (select from payouts.move m where m.payout_id = i.payout_id and m.round = i.round and m.trigger = 'BankRejected')
              and not exists (select from payouts.bank_case c where c.instruction_id = i.id and c.kind = 'paid-after-rejection')
            """,
            r => r.GetInt64(0), ct, (object)named)).ToHashSet();
        var inFile = files.ToDictionary(f => f.Id, f => new InFile(f.No, f.Total, rejected.Contains(f.Id)));
        return [.. instructions.Where(i => payouts.ContainsKey(i.PayoutId))
            .Select(i => new Found(i, payouts[i.PayoutId], inFile.GetValueOrDefault(i.Id)))];
    }

    static List<Found> SettledBy(BankDebit debit, List<string> ids, Dictionary<string, Found> byId, ILookup<string, Found> byFile)
    {
        // Parts that the bank tells are believed when they are all ours and add up; otherwise the debit is nobody's.
        if (debit.Parts.Count > 0)
        {
            var parts = debit.Parts.Select(p => (Part: p, Found: byId.GetValueOrDefault(IdOf(p.EndToEndId, p.Text) ?? ""))).ToList();
            var whole = parts.TrueForAll(p => p.Found is { } f && IsOpen(f) && p.Part.Amount == f.Instruction.AmountMinor && NamesAccount(p.Part.CounterpartyAccount, f.Payout))
                && parts.Select(p => p.Found!.Instruction.Id).Distinct().Count() == parts.Count && Money.Sum(parts.Select(p => p.Found!.Instruction.AmountMinor)) == debit.Amount;
            if (whole)
                return parts.ConvertAll(p => p.Found!);
            // A bank may name the file and tell the payments without their ids.
            if (ids.Count > 0)
                return [];
        }
        else if (ids is [var id])
            return byId.TryGetValue(id, out var one) && IsOpen(one) && one.Instruction.AmountMinor == debit.Amount && NamesAccount(debit.CounterpartyAccount, one.Payout) ? [one] : [];
        // All that the bank did not reject of a file or none of it: which part of it a smaller sum would be, nobody can say.
        var file = FileOf(debit) is { } number ? byFile[number].ToList() : [];
        var open = file.FindAll(IsOpen);
        return open.Count > 0 && file.TrueForAll(f => IsOpen(f) || f.File!.Rejected) && Money.Sum(open.Select(f => f.Instruction.AmountMinor)) == debit.Amount ? open : [];
    }

    static bool IsOpen(Found found) => found.Payout.State is (PayoutState.Released or PayoutState.Uncertain) && found.Payout.Round == found.Instruction.Round;

    static bool NamesAccount(string? account, Payout payout) => string.IsNullOrEmpty(account) || account == payout.AccountNo;

    // The bank pays what it had rejected: the debit stays unexplained, and nothing else goes to this payee until persons have found out.
    async Task TellContradictionsAsync(List<BankDebit> left, Dictionary<long, List<string>> said, List<Found> found, CancellationToken ct)
    {
        var failed = found.Where(f => f.Instruction.Round < f.Payout.Round || f.Payout.State is PayoutState.Failed or PayoutState.Withdrawn).ToList();
        if (failed.Count == 0)
            return;
        var unsettled = (await db.QueryAsync(
            """
            select i.id from payouts.instruction i join payouts.hand_over o on o.instruction_id = i.id
            where i.id = any ($1) and not exists (select from payouts.settlement s where s.instruction_id = i.id)
            """,
            r => r.GetInt64(0), ct, failed.Select(f => f.Instruction.Id).ToArray())).ToHashSet();
        var about = failed.Where(f => unsettled.Contains(f.Instruction.Id)).ToList();
        await cases.RaiseAsync([.. left.SelectMany(d => about.Where(f => said[d.LineId].Contains(f.Instruction.EndToEndId) || f.File is not null && FileOf(d) == f.File.No && d.Amount == f.File.Total)
            .Select(f => new BankCaseRaised(f.Instruction.Round < f.Payout.Round ? BankCaseKind.DebitAfterReissue : BankCaseKind.DebitAfterRejection, f.Payout, f.Instruction.Id,
                $"{f.Instruction.EndToEndId}: the bank debited {d.Amount}", d.LineId)))], ct);
    }

    static List<string> IdsOf(BankDebit debit) =>
        [.. debit.Parts.Select(p => IdOf(p.EndToEndId, p.Text)).Prepend(IdOf(debit.EndToEndId, debit.Text)).OfType<string>().Distinct()];

    // Some channels carry the id in its own field, others only in the remark; it is printed in both.
    static string? IdOf(string? endToEndId, string? text) => InstructionId.FindIn(endToEndId) ?? InstructionId.FindIn(text);

    static string? FileOf(BankDebit debit) => InstructionId.FindFileIn(debit.EndToEndId) ?? InstructionId.FindFileIn(debit.Text);
}
