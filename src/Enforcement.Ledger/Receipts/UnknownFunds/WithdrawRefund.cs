using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Who proposed a refund takes the proposal back while it is undecided.</summary>
public sealed class WithdrawRefund(RefundsInHand refunds, Act act) : IUseCase
{
    public static Permission Needs => Permission.RefundUnknown;

    public sealed record Request(long RefundId, string? Reason = null);

    /// <exception cref="Refused"><see cref="UnknownRefusals.NotOwnClaim"/>, <see cref="UnknownRefusals.RefundDecided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var refund = await refunds.TakeAsync(request.RefundId, ct);
        if (refund.ProposedBy != act.Actor.Id)
            throw new Refused(UnknownRefusals.NotOwnClaim);
        if (refund.State != "proposed")
            throw new Refused(UnknownRefusals.RefundDecided);
        await refunds.EndAsync(refund, "withdrawn", UnknownDesk.Optional(request.Reason), ct);
    }
}
