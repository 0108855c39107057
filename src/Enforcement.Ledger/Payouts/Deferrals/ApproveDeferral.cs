using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deferrals;

/// <summary>The director or the court leader approves a deferral that another person applied for: from the day of the application on, clock A
/// leaves its days out.</summary>
/// <source>法发〔2017〕6号 §10¶2; domain reference §1.2, 3</source>
public sealed class ApproveDeferral(DeferralDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveDeferrals;

    public sealed record Request(long DeferralId);

    /// <exception cref="Refused"><see cref="DeferralRefusals.NotFound"/>, <see cref="DeferralRefusals.SamePerson"/>, <see cref="DeferralRefusals.Decided"/>,
    /// <see cref="DeferralRefusals.UntilInvalid"/> when its last day has passed</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deferral = await desk.TakeToDecideAsync(request.DeferralId, ct);
        if (deferral.Until < Office.Today(act.Now))
            throw new Refused(DeferralRefusals.UntilInvalid, deferral.Until.ToString("uuuu-MM-dd", null));
        await desk.DecideAsync(deferral, DeferralState.Approved, null, ct);
    }
}
