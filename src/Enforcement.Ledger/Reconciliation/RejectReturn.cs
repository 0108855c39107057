using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>A second person of finance finds that a credit is no payment coming back: the payment stands as paid, and the money is unknown
/// funds with a clock of its own, so that its case can claim it.</summary>
/// <source>domain reference §6.3 (T6: second person), §7 rows 18 and 19; design §4 (corrections by reversal)</source>
public sealed class RejectReturn(PayoutDesk desk, ReturnDesk returns, MatchUndoing matches) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReturns;

    public sealed record Request(long PayoutId, string? Reason);

    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, <see cref="ReturnRefusals.NotFound"/>, <see cref="ReturnRefusals.SamePerson"/>,
    /// <see cref="ReturnRefusals.Rejected"/>, <see cref="ReturnRefusals.AlreadyConfirmed"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var freed = await returns.RejectAsync(payout, request.Reason, ct);
        await matches.UndoAsync(freed.BookId, freed.LineId, freed.LotId, freed.Reason, ct);
    }
}
