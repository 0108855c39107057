using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Deferrals;

/// <summary>The ground of a deferral is gone: it ends today, and its money is paid within ten days. Nobody dates the end.</summary>
/// <source>法发〔2017〕6号 §10¶3</source>
public sealed class EndDeferral(LedgerDb db, DeferralDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.EndDeferrals;

    public sealed record Request(long DeferralId, string? Reason);

    /// <exception cref="Refused"><see cref="DeferralRefusals.NotFound"/>, <see cref="DeferralRefusals.Decided"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deferral = await desk.TakeAsync(request.DeferralId, ct);
        DeferralDesk.Require(deferral, DeferralState.Approved);
        var reason = Reason.Required(request.Reason);
        var end = LocalDate.Min(deferral.Until, Office.Today(act.Now));
        await db.ExecuteAsync("update payouts.deferral set state = 'Ended', ended_on = $2, ended_by = $3, ended_at = $4, end_reason = $5 where id = $1", ct, deferral.Id, end, act.Actor.Id, act.Now, reason);
        act.About($"case:{deferral.CaseId}", $"deferral {deferral.Id} ended on {end:uuuu-MM-dd}: {reason}");
    }
}
