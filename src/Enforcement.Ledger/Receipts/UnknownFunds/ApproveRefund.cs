using System.Security.Cryptography;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Bonds;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Another person approves a refund: its money is in transit, and its instruction is written for the bank. It left when the
/// bank's statement says so.</summary>
/// <source>domain reference §3.3 and §7, row 24; design §6 (paid means a booked debit)</source>
public sealed class ApproveRefund(LedgerDb db, UnknownDesk desk, BookQueries books, RefundsInHand refunds, BondsInHand bonds, Journal journal, IRefundFiles files, Act act) : IUseCase
{
    /// <summary>Who approves when the money was put on public notice first, whatever the amount.</summary>
    static readonly string[] AfterNotice = ["VP"];

    public static Permission Needs => Permission.ConfirmUnknown;

    public sealed record Request(long RefundId);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> when the amount, or a public notice, asks for another role,
    /// <see cref="UnknownRefusals.SamePerson"/>, <see cref="UnknownRefusals.RefundDecided"/>, <see cref="UnknownRefusals.NoticeRuns"/>,
    /// <see cref="UnknownRefusals.BeingClaimed"/>, <see cref="LedgerRefusals.BookStopped"/>; of a bond what <see cref="BondsInHand"/> refuses.</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var refund = await refunds.TakeAsync(request.RefundId, ct);
        var (line, today) = (refund.Line, Office.Today(act.Now));
        desk.RequireOneOf(line.NoticeUntil is null ? await desk.ConfirmingRolesAsync(line.Amount, ct) : AfterNotice, line.Amount);
        if (refund.ProposedBy == act.Actor.Id)
            throw new Refused(UnknownRefusals.SamePerson);
        if (refund.State != "proposed")
            throw new Refused(UnknownRefusals.RefundDecided);
        if (refund.BondId is { } bondId)
            await bonds.RequireReturnableAsync(bondId, ct);
        else if (UnknownDesk.WhyClosed(line) is { } closed)
            throw new Refused(closed);
        if (line.NoticeUntil >= today)
            throw new Refused(UnknownRefusals.NoticeRuns);
        if ((await db.QueryAsync("select 1 from receipts.claim where line_id = $1 and state = 'open' limit 1", r => r.GetInt32(0), ct, line.LineId)).Count > 0)
            throw new Refused(UnknownRefusals.BeingClaimed);

        await books.RequireRunningAsync(line.BookId, ct);
        await refunds.EndAsync(refund, "approved", null, ct);
        await journal.PostAsync(line.BookId, [RefundsInHand.EntryFor(EntryKind.RefundReleased, refund, refund.Source, AccountCode.InTransit, today,
            Entry.Key("refund", refund.Id), SourceKind.Refund, refund.Id)], ct, UnknownRefusals.AlreadyClaimed);
        var number = (await db.QueryAsync("select nextval('receipts.refund_no')", r => r.GetInt64(0), ct))[0];
        var endToEndId = InstructionId.Of(InstructionId.RefundNo(today.Year, number), 1);
        var bytes = await files.WriteAsync(new(line.BookId, endToEndId, line.Amount, refund.PayerName, refund.PayerAccount, refund.PayerBank, refund.BondId is not null), ct);
        await db.ExecuteAsync("insert into receipts.refund_instruction (refund_id, end_to_end_id, file_name, file_bytes, file_sha256, written_at) values ($1, $2, $3, $4, $5, $6)", ct,
            refund.Id, endToEndId, $"{endToEndId}.xml", bytes, SHA256.HashData(bytes), act.Now);
        act.About($"line:{line.LineId}", $"instruction {endToEndId}, file {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
    }
}
