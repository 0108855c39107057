using System.Security.Cryptography;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Collects released instructions that have not left into one file for the bank, in the format of the book. Each goes into one file; its
/// number and its end-to-end id stay its own. Nothing leaves yet: that is the first download.</summary>
/// <source>formats reference §8; domain reference §4 (build bank file: finance), §6.5 and §7, rows 17 and 27</source>
public sealed class BuildPaymentFile(LedgerDb db, PayoutDesk desk, BankDoor door, BookQueries books, PaymentFileDesk files, Act act) : IUseCase
{
    /// <summary>Payments of a file.</summary>
    public const int Most = 5_000;

    public static Permission Needs => Permission.ReleasePayouts;

    /// <param name="Book">Null for the only book.</param>
    /// <param name="PayoutIds">Null for all that wait and that nothing stops; those of a case from which one is recused wait for another person.</param>
    public sealed record Request(string? Book = null, IReadOnlyList<long>? PayoutIds = null);

    /// <returns>The id of the file.</returns>
    /// <exception cref="Refused"><see cref="BankRefusals.NothingToSend"/>, <see cref="BankRefusals.TooMany"/>; for a payout that was named: <see cref="PayoutRefusals.NotFound"/>,
    /// <see cref="PayoutRefusals.IllegalMove"/> and its kin, <see cref="PayoutRefusals.HandedOver"/>, <see cref="BankRefusals.InFile"/> and what keeps it from
    /// leaving (<see cref="BankDoor"/>); <see cref="LedgerRefusals.BookStopped"/>, <see cref="BankRefusals.Unwritable"/>, <see cref="BankRefusals.FileFaulty"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var book = await files.BookAsync(request.Book, ct);
        await books.RequireRunningAsync(book.Id, ct);
        var asked = request.PayoutIds?.Distinct().ToArray() ?? await WaitingAsync(book.Id, ct);
        if (asked.Length > Most)
            throw new Refused(BankRefusals.TooMany, $"{asked.Length} of at most {Most}");
        // In hand they are locked: what another file, a hold or a recall did meanwhile is seen here.
        var taken = await desk.TakeAsync(asked, ct);
        if (request.PayoutIds is not null && taken.Count < asked.Length)
            throw new Refused(PayoutRefusals.NotFound);
        var ids = taken.Select(t => t.Payout.Id).ToArray();
        var instructions = (await db.Set<Instruction>().Where(i => ids.Contains(i.PayoutId)).ToListAsync(ct)).ToLookup(i => i.PayoutId);
        var stopped = await StoppedAsync(ids, ct);
        var collected = new List<(Instruction Instruction, PayoutInHand InHand)>();
        foreach (var inHand in taken)
            if (WhyNot(inHand.Payout, book.Id, stopped) is not { } refused)
                collected.Add((instructions[inHand.Payout.Id].Single(i => i.Round == inHand.Payout.Round), inHand));
            else if (request.PayoutIds is not null)
                throw refused;
            else
                // The others go; the evidence says why this one stayed.
                act.About($"payout:{inHand.Payout.Id}", $"in no file: {refused.Code} {refused.Message}");
        if (collected.Count == 0)
            throw new Refused(BankRefusals.NothingToSend);
        return await StoreAsync(book, collected, ct);
    }

    async Task<long> StoreAsync(PaymentFileDesk.Book book, List<(Instruction Instruction, PayoutInHand InHand)> collected, CancellationToken ct)
    {
        var profile = await files.ProfileAsync(book.Id, ct);
        var number = (await db.QueryAsync("select nextval('payouts.payment_file_no')", r => r.GetInt64(0), ct))[0];
        var messageId = InstructionId.FileNo(Office.Today(act.Now).Year, number);
        var batch = new PaymentFile.Batch(messageId, book.Debtor, [.. collected.Select(c => new PaymentFile.Payment(c.Instruction.EndToEndId, c.Instruction.AmountMinor,
            c.InHand.Payout.PayeeName, c.InHand.Payout.AccountNo!, c.InHand.Payout.BankName, c.InHand.Payout.Cnaps, $"{c.InHand.Case.Number} {c.Instruction.EndToEndId}"))], act.Now, profile.BatchBooking);
        var bytes = profile.Write(batch);
        var hash = SHA256.HashData(bytes);
        var id = (await db.QueryAsync(
            """
            insert into payouts.payment_file (book_id, message_id, format, encoding, currency, debit_account, transactions, total_minor, file_name, file_bytes, file_sha256, built_at, built_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id
            """,
            r => r.GetInt64(0), ct, book.Id, messageId, profile.Format, profile.Encoding, book.Debtor.Currency, book.Debtor.AccountNo, batch.Payments.Count, batch.Total,
            messageId + profile.Extension, bytes, hash, act.Now, act.Actor.Id))[0];
        await db.ExecuteAsync(
            """
            insert into payouts.payment_file_item (file_id, seq, instruction_id, amount_minor)
            select $1, t.seq, t.instruction, t.amount from unnest($2, $3) with ordinality as t (instruction, amount, seq)
            """,
            ct, id, collected.Select(c => c.Instruction.Id).ToArray(), collected.Select(c => c.Instruction.AmountMinor.Minor).ToArray());
        act.About($"payment-file:{id}", $"{messageId}, {batch.Payments.Count} payments of {batch.Total}, {profile.Format}, file {Convert.ToHexStringLower(hash)}");
        return id;
    }

    async Task<long[]> WaitingAsync(int bookId, CancellationToken ct) => [.. await db.QueryAsync(
        """
        select p.id from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round
        where p.book_id = $1 and p.state = 'Released' and not exists (select from payouts.hand_over o where o.instruction_id = i.id)
          and not exists (select from payouts.payment_file_item t where t.instruction_id = i.id and t.in_force)
          and not exists (select from unnest($3) x where cases.is_recused(p.case_id, x))
        order by p.id limit $2
        """,
        r => r.GetInt64(0), ct, bookId, Most, act.Persons.ToArray())];

    // What has left or is in a file says so before anything else does.
    async Task<Dictionary<long, Refused>> StoppedAsync(long[] payoutIds, CancellationToken ct)
    {
        var stopped = await door.StoppedAsync(payoutIds, ct);
        var sent = await db.QueryAsync(
            """
            select p.id, o.instruction_id is not null, f.message_id
            from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round
            left join payouts.hand_over o on o.instruction_id = i.id
            left join payouts.payment_file_item t on t.instruction_id = i.id and t.in_force left join payouts.payment_file f on f.id = t.file_id
            where p.id = any ($1) and (o.instruction_id is not null or f.id is not null)
            """,
            r => (Id: r.GetInt64(0), Why: r.GetBoolean(1) ? new Refused(PayoutRefusals.HandedOver, $"payout {r.GetInt64(0)}") : new Refused(BankRefusals.InFile, r.GetString(2))), ct, payoutIds);
        foreach (var (id, why) in sent)
            stopped[id] = why;
        return stopped;
    }

    static Refused? WhyNot(Payout payout, int bookId, Dictionary<long, Refused> stopped) =>
        payout.BookId != bookId ? new(PayoutRefusals.NotFound, $"payout {payout.Id} is of another book")
        : payout.State != PayoutState.Released ? new(PayoutRefusals.NotOpenFrom(payout.State), $"send from {payout.State}")
        : stopped.GetValueOrDefault(payout.Id);
}
