using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Another person rejects a proposed refund, with the reason.</summary>
/// <source>domain reference §7, row 24</source>
public sealed class RejectRefund(UnknownDesk desk, RefundsInHand refunds, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmUnknown;

    public sealed record Request(long RefundId, string? Reason);

    /// <exception cref="Refused"><see cref="UnknownRefusals.SamePerson"/>, <see cref="UnknownRefusals.RefundDecided"/>, <see cref="UnknownRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var refund = await refunds.TakeAsync(request.RefundId, ct);
        await desk.RequireRoleAsync(refund.Line.Amount, ct);
        if (refund.ProposedBy == act.Actor.Id)
            throw new Refused(UnknownRefusals.SamePerson);
        if (refund.State != "proposed")
            throw new Refused(UnknownRefusals.RefundDecided);
        await refunds.EndAsync(refund, "rejected", UnknownDesk.Reason(request.Reason), ct);
    }
}
