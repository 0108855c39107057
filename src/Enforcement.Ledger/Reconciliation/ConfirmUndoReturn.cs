using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Takes the confirmation of a return back, as another person than who asked for it: everything it posted is reversed, the payment
/// stands as paid, and the money is unknown funds. Only while all of it is still free in the case.</summary>
/// <source>design §4 (corrections by reversal); S2 §四</source>
public sealed class ConfirmUndoReturn(PayoutDesk desk, ReturnDesk returns, MatchUndoing matches) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReturns;

    public sealed record Request(long PayoutId);

    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, <see cref="ReturnRefusals.NotFound"/>, <see cref="ReturnRefusals.UndoSamePerson"/>,
    /// <see cref="ReturnRefusals.Rejected"/>, <see cref="ReturnRefusals.NotConfirmed"/>, <see cref="ReturnRefusals.UndoNotAsked"/>,
    /// <see cref="ReturnRefusals.AskedAgain"/>, <see cref="ReturnRefusals.BuiltUpon"/>, <see cref="ReturnRefusals.MoneyMovedOn"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var freed = await returns.UndoAsync(payout, ct);
        await matches.UndoAsync(freed.BookId, freed.LineId, freed.LotId, freed.Reason, ct);
    }
}
