using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Bonds;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Proposes to send unknown funds, or the bond of a bidder who did not win, back to the account that paid them (原路退回). Nothing moves until another person approves.</summary>
/// <source>domain reference §2.5, §3.3 and §7, rows 24 and 32; 网络司法拍卖规定 §23</source>
public sealed class ProposeRefund(LedgerDb db, UnknownDesk desk, BondsInHand bonds, Act act) : IUseCase
{
    public static Permission Needs => Permission.RefundUnknown;

    /// <param name="AccountNo">Null for the paying account; any other is refused.</param>
    public sealed record Request(long LineId, string? Reason, string? AccountNo = null);

    /// <returns>The refund's id.</returns>
    /// <exception cref="Refused"><see cref="UnknownRefusals.NotFound"/>, <see cref="UnknownRefusals.AlreadyClaimed"/>, <see cref="UnknownRefusals.Returned"/>,
    /// <see cref="UnknownRefusals.BeingRefunded"/>, <see cref="UnknownRefusals.BeingClaimed"/>, <see cref="UnknownRefusals.PayerMissing"/>,
    /// <see cref="UnknownRefusals.NotPayer"/>, <see cref="UnknownRefusals.ReasonMissing"/>; of a bond what <see cref="BondsInHand"/> refuses.</exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var line = await desk.TakeAsync(request.LineId, ct);
        var bondId = line.State == "bond" ? line.BondId : null;
        if (bondId is { } bond)
            await bonds.RequireReturnableAsync(bond, ct);
        else if (UnknownDesk.WhyClosed(line) is { } closed)
            throw new Refused(closed);
        var (claimed, proposed) = (await db.QueryAsync(
            "select exists (select from receipts.claim where line_id = $1 and state = 'open'), exists (select from receipts.refund where line_id = $1 and state = 'proposed')",
            r => (r.GetBoolean(0), r.GetBoolean(1)), ct, line.LineId))[0];
        if (proposed)
            throw new Refused(UnknownRefusals.BeingRefunded);
        if (claimed)
            throw new Refused(UnknownRefusals.BeingClaimed);
        if (string.IsNullOrEmpty(line.PayerAccount) || string.IsNullOrEmpty(line.Payer))
            throw new Refused(UnknownRefusals.PayerMissing);
        if (UnknownDesk.Optional(request.AccountNo) is { } account && account != line.PayerAccount)
            throw new Refused(UnknownRefusals.NotPayer);
        var reason = UnknownDesk.Reason(request.Reason);
        var id = (await db.QueryAsync(
            """
            insert into receipts.refund (line_id, amount_minor, payer_name, payer_account, payer_bank, reason, proposed_by, proposed_at, bond_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
            """, r => r.GetInt64(0), ct, line.LineId, line.Amount, line.Payer, line.PayerAccount, line.PayerBank, reason, act.Actor.Id, act.Now, bondId))[0];
        act.About($"line:{line.LineId}", $"refund {id} of {line.Amount} proposed: {reason}");
        return id;
    }
}
