using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Payments that will never be booked: rejected by the bank, found not to be paid, or taken back before they left. Their money is the case's again,
/// and what a hold lacks is taken from it first.</summary>
/// <source>domain reference §8 (failure before booking)</source>
public sealed class FailedPayments(PayoutDesk desk, HoldEffects holds)
{
    public async Task FailAsync(IReadOnlyCollection<(Payout Payout, string Reason)> failed, CancellationToken ct)
    {
        foreach (var (payout, reason) in failed)
        {
            await desk.MoveAsync(payout, PayoutTrigger.BankRejected, ct, reason);
            await desk.MoveMoneyAsync(payout, EntryKind.PaymentFailed, AccountCode.InTransit, payout.Source, ct);
        }
        await holds.TakeWhatIsMissingAsync([.. failed.Select(f => f.Payout.CaseId).Distinct()], ct);
    }
}
