using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Finance returns a notice to the executor; its clock B is closed, its money free again, and a new notice asks for the
/// whole chain.</summary>
/// <source>法发〔2017〕6号 §14; domain reference §1.2, 4</source>
public sealed class ReturnPayout(PayoutDesk desk) : IUseCase
{
    public static Permission Needs => Permission.AcceptPayouts;

    public sealed record Request(long PayoutId, string? Reason);

    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        await desk.MoveAsync(payout, PayoutTrigger.ReturnToExecutor, ct, reason: Reason.Required(request.Reason));
        payout.NoticeNo = null;
        payout.NoticeIssuedAt = null;
        payout.BDueOn = null;
        payout.BDueProvisional = null;
        await desk.MoveMoneyAsync(payout, EntryKind.ReservationReleased, AccountCode.CaseReserved, AccountCode.CaseAvailable, ct);
    }
}
