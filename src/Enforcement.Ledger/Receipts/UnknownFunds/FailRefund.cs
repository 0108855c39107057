using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>The bank did not carry out an approved refund: its money is unknown and open again, or the bond that it was. What it booked and sent back later is a
/// new credit, and a line of its own.</summary>
/// <source>domain reference §8 (failure before booking)</source>
public sealed class FailRefund(LedgerDb db, UnknownDesk desk, RefundsInHand refunds, Journal journal, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmUnknown;

    public sealed record Request(long RefundId, string? Reason);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> when the amount is for another role, <see cref="UnknownRefusals.SamePerson"/> for who proposed or approved it, <see cref="UnknownRefusals.RefundDecided"/>,
    /// <see cref="UnknownRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var refund = await refunds.TakeAsync(request.RefundId, ct);
        await desk.RequireRoleAsync(refund.Line.Amount, ct);
        // A third person: who sent the instruction off could otherwise have it paid twice.
        if (act.Actor.Id == refund.ProposedBy || act.Actor.Id == refund.DecidedBy)
            throw new Refused(UnknownRefusals.SamePerson);
        if (refund.State != "approved")
            throw new Refused(UnknownRefusals.RefundDecided);
        var reason = UnknownDesk.Reason(request.Reason);
        await journal.PostAsync(refund.Line.BookId, [RefundsInHand.EntryFor(EntryKind.RefundFailed, refund, AccountCode.InTransit, refund.Source, Office.Today(act.Now),
            Entry.Key("refund failed", refund.Id), SourceKind.Refund, refund.Id)], ct);
        await db.ExecuteAsync("update receipts.refund set state = 'failed', failed_by = $2, failed_at = $3, failed_reason = $4 where id = $1", ct, refund.Id, act.Actor.Id, act.Now, reason);
        act.About($"line:{refund.Line.LineId}", $"refund {refund.Id} failed: {reason}");
    }
}
