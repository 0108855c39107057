using System.Security.Cryptography;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Banking;

namespace Enforcement.Ledger.Payouts;

/// <summary>The second finance person releases the payout: its money is in transit and its instruction is written for the bank, in the format of the book.</summary>
/// <source>法发〔2017〕6号 §11, §14; S3 §22¶1; domain reference §4 (release: second key)</source>
public sealed class ReleasePayout(LedgerDb db, PayoutDesk desk, ApprovalChain chain, StatementAge age, IPaperGate papers, PaymentFileDesk files, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    public sealed record Request(long PayoutId);

    /// <exception cref="Refused"><see cref="PayoutRefusals.SamePerson"/>, <see cref="AccessRefusals.ConflictingRoles"/>, <see cref="PayoutRefusals.IllegalMove"/>,
    /// <see cref="PayoutRefusals.AlreadyPaid"/>, <see cref="PayoutRefusals.ChangedAfterApproval"/>, <see cref="LedgerRefusals.BookStale"/>,
    /// <see cref="BankRefusals.Unwritable"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, enforcementCase) = await desk.TakeAsync(request.PayoutId, ct);
        await desk.RequireUninvolvedAsync(payout, ct);
        if (payout.State == PayoutState.Accepted)
        {
            await chain.RequireSeparateAsync(payout, ct);
            await desk.RequireUnchangedAsync(payout, ct);
            if ((await chain.OpenStepsAsync(payout, ct)).Count > 0)
                throw new InvariantBroken("payout.chain-incomplete", $"payout {payout.Id} is accepted with approvals missing");
        }
        if (payout.State == PayoutState.Accepted)
        {
            await age.RequireRecentAsync(payout.BookId, ct);
            await papers.RequireInOrderAsync(payout, ct);
        }
        await desk.MoveAsync(payout, PayoutTrigger.Release, ct);
        await desk.MoveMoneyAsync(payout, EntryKind.InstructionReleased, AccountCode.CaseReserved, AccountCode.InTransit, ct);

        var debtor = (await db.QueryAsync("select name, escrow_account_no, currency from ledger.book where id = $1",
            r => new PaymentFile.Debtor(r.GetString(0), r.GetString(1), r.GetString(2)), ct, payout.BookId))[0];
        var endToEndId = InstructionId.Of(payout.NoticeNo!, payout.Round);
        var profile = await files.ProfileAsync(payout.BookId, ct);
        var payment = new PaymentFile.Payment(endToEndId, payout.AmountMinor, payout.PayeeName, payout.AccountNo!, payout.BankName, payout.Cnaps, $"{enforcementCase.Number} {endToEndId}");
        var bytes = profile.Write(new(endToEndId, debtor, [payment], act.Now, BookedAsOne: false));
        db.Add(new Instruction
        {
            PayoutId = payout.Id,
            Round = payout.Round,
            EndToEndId = endToEndId,
            AmountMinor = payout.AmountMinor,
            FileName = endToEndId + profile.Extension,
            FileBytes = bytes,
            FileSha256 = SHA256.HashData(bytes),
            ReleasedAt = act.Now,
            ReleasedBy = act.Actor.Id,
        });
        act.About($"payout:{payout.Id}", $"instruction {endToEndId}, file {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
        await db.SaveChangesAsync(ct);
    }
}
