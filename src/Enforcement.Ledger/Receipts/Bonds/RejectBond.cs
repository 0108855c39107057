using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>A second person says that a line is no bond of this auction: it stays unknown, and can be claimed, refunded or proposed again.</summary>
/// <source>domain reference §6.3 (T7)</source>
public sealed class RejectBond(LedgerDb db, UnknownDesk desk, BondsInHand bonds, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmBonds;

    public sealed record Request(long BondId, string? Reason);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/>, <see cref="BondRefusals.NotFound"/>, <see cref="BondRefusals.SamePerson"/>,
    /// <see cref="BondRefusals.Decided"/>, <see cref="UnknownRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var bond = await bonds.TakeAsync(request.BondId, ct);
        await desk.RequireRoleAsync(bond.Line.Amount, ct);
        if (bond.TookIn || bond.ProposedBy == act.Actor.Id)
            throw new Refused(BondRefusals.SamePerson);
        if (bond.State != "proposed")
            throw new Refused(BondRefusals.Decided);
        var reason = UnknownDesk.Reason(request.Reason);
        await db.ExecuteAsync("update receipts.bond set state = 'rejected', decided_by = $2, decided_at = $3, decision = $4 where id = $1", ct, bond.Id, act.Actor.Id, act.Now, reason);
        act.About($"line:{bond.Line.LineId}", $"no bond: {reason}");
    }
}
