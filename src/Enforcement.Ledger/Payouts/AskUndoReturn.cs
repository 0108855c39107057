using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>Asks to take the confirmation of a return back, because nothing of ours had come back. Another person decides it.</summary>
/// <source>design §4 (corrections by reversal); S2 §四</source>
public sealed class AskUndoReturn(PayoutDesk desk, ReturnDesk returns) : IUseCase
{
    public static Permission Needs => Permission.ConfirmReturns;

    public sealed record Request(long PayoutId, string? Reason);

    /// <exception cref="Refused"><see cref="PayoutRefusals.NotFound"/>, <see cref="ReturnRefusals.NotFound"/>, <see cref="ReturnRefusals.Rejected"/>,
    /// <see cref="ReturnRefusals.NotConfirmed"/>, <see cref="ReturnRefusals.UndoAsked"/>, <see cref="ReturnRefusals.AskedAgain"/>, <see cref="ReturnRefusals.BuiltUpon"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        await returns.AskUndoAsync(payout, request.Reason, ct);
    }
}
