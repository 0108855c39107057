using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>A second person of finance confirms that a payment came back: its lots are available in the case again.</summary>
/// <source>domain reference §6.3 (T6: second person), §8 (returned after booking)</source>
public sealed class ConfirmReturn(PayoutDesk desk, ReturnDesk returns, HoldEffects holds) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReturns;

    public sealed record Request(long PayoutId);

    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, <see cref="ReturnRefusals.NotFound"/>,
    /// <see cref="ReturnRefusals.SamePerson"/>, <see cref="ReturnRefusals.Rejected"/>, <see cref="ReturnRefusals.AlreadyConfirmed"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        await returns.RestoreAsync(payout, ct);
        await holds.TakeWhatIsMissingAsync(payout.CaseId, ct);
    }
}
