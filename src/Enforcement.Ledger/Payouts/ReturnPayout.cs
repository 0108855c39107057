using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Finance returns a notice to the executor: its money is free again, and a new notice asks for the whole chain. The notice
/// and its clock B stay in the history.</summary>
/// <source>法发〔2017〕6号 §14; domain reference §1.2, 4</source>
public sealed class ReturnPayout(LedgerDb db, PayoutDesk desk, HoldEffects holds, Act act) : IUseCase
{
    public static Permission Needs => Permission.AcceptPayouts;

    public sealed record Request(long PayoutId, string? Reason);

    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        await new PayoutLifecycle(payout).RequireOpenAsync(PayoutTrigger.ReturnToExecutor);
        await desk.MoveAsync(payout, PayoutTrigger.ReturnToExecutor, ct, reason: Reason.Required(request.Reason));
        (await db.Set<Notice>().SingleAsync(n => n.PayoutId == payout.Id && n.Round == payout.Round, ct)).ReturnedAt = act.Now;
        payout.EndNotice();
        await desk.MoveMoneyAsync(payout, EntryKind.ReservationReleased, AccountCode.CaseReserved, payout.Source, ct);
        await holds.TakeWhatIsMissingAsync(payout.CaseId, ct);
    }
}
