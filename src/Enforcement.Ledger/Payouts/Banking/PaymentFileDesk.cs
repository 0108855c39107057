using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>What the acts on files for the bank share: whose book, which format, and the way back of a file that never left.</summary>
public sealed class PaymentFileDesk(LedgerDb db, Act act)
{
    public sealed record Book(int Id, PaymentFile.Debtor Debtor);

    /// <param name="code">Null for the only book.</param>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/>, <see cref="BankRefusals.BookAmbiguous"/></exception>
    public async Task<Book> BookAsync(string? code, CancellationToken ct)
    {
        var books = await db.QueryAsync("select id, name, escrow_account_no, currency from ledger.book where $1::text is null or code = $1 order by id limit 2",
            r => new Book(r.GetInt32(0), new(r.GetString(1), r.GetString(2), r.GetString(3))), ct, code);
        return books switch
        {
            [var one] => one,
            [] => throw new Refused(LedgerRefusals.BookUnknown, code),
            _ => throw new Refused(BankRefusals.BookAmbiguous),
        };
    }

    public async Task<BankProfile> ProfileAsync(int bookId, CancellationToken ct) => (await db.QueryAsync(
        "select format, encoding, batch_booking, answer_within_workdays from payouts.bank_profile where book_id = $1 and approved_at is not null order by approved_at desc, id desc limit 1",
        r => new BankProfile(r.GetString(0), r.GetString(1), r.GetBoolean(2), r.GetInt32(3)), ct, bookId)).SingleOrDefault() ?? BankProfile.Usual;

    /// <summary>Takes the file back in which an instruction waits, if any.</summary>
    public async Task RecallOfAsync(long instructionId, string reason, CancellationToken ct)
    {
        foreach (var file in await db.QueryAsync("select file_id from payouts.payment_file_item where instruction_id = $1 and in_force", r => r.GetInt64(0), ct, instructionId))
            await RecallAsync(file, reason, ct);
    }

    public async Task RecallAsync(long fileId, string reason, CancellationToken ct)
    {
        await db.ExecuteAsync("update payouts.payment_file set recalled_at = $2, recalled_by = $3, recall_reason = $4 where id = $1", ct, fileId, act.Now, act.Actor.Id, reason);
        act.About($"payment-file:{fileId}", $"taken back: {reason}");
    }
}
