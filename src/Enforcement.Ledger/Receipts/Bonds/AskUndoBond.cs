using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>Asks that a held bond be unknown funds again: it was confirmed by mistake, or has no payer to whom it could go back. Asked
/// again, the later wish stands. Another person confirms.</summary>
/// <source>domain reference §6.3 (T7) and §7, row 32</source>
public sealed class AskUndoBond(LedgerDb db, BondsInHand bonds, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeBonds;

    public sealed record Request(long BondId, string? Reason);

    /// <exception cref="Refused"><see cref="BondRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for an auction of another officer's case, what
    /// <see cref="BondsInHand.RequireStillAsync"/> refuses, <see cref="UnknownRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var bond = await bonds.TakeAsync(request.BondId, ct);
        act.RequireOwn(bond.OfficerId);
        await bonds.RequireStillAsync(bond, ct);
        var reason = UnknownDesk.Reason(request.Reason);
        await db.ExecuteAsync("update receipts.bond set undo_asked_by = $2, undo_asked_at = $3, undo_reason = $4 where id = $1", ct, bond.Id, act.Actor.Id, act.Now, reason);
        act.About($"line:{bond.Line.LineId}", $"to be unknown again: {reason}");
    }
}
