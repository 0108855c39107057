using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Who a dispute is settled for.</summary>
public enum SettledFor
{
    Payee,
    Debtor,
}

/// <summary>Settles the disputed part of a split payout: for the payee it is a draft again, against him it is withdrawn; either
/// way its money is available in the case.</summary>
/// <source>JS §510; design §6</source>
public sealed class SettlePayoutDispute(PayoutDesk desk, HoldEffects holds) : IUseCase
{
    public static Permission Needs => Permission.SettleDisputes;

    public sealed record Request(long PayoutId, SettledFor For);

    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var (trigger, kind) = request.For switch
        {
            SettledFor.Payee => (PayoutTrigger.ResolveForPayee, EntryKind.DisputeSettledForPayee),
            SettledFor.Debtor => (PayoutTrigger.ResolveAgainst, EntryKind.DisputeSettledForDebtor),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
        await desk.MoveAsync(payout, trigger, ct);
        await desk.MoveMoneyAsync(payout, kind, AccountCode.CaseDisputed, AccountCode.CaseAvailable, ct);
        await holds.TakeWhatIsMissingAsync(payout.CaseId, ct);
    }
}
