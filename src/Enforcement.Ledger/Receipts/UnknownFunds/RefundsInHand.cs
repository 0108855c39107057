using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>A refund, locked with its line until the act ends.</summary>
public sealed record RefundInHand(long Id, string State, long ProposedBy, long? DecidedBy, string PayerName, string PayerAccount, string? PayerBank, long? BondId, UnknownLine Line)
{
    /// <summary>Where its money stood: bonds have an account of their own.</summary>
    public AccountCode Source => BondId is null ? AccountCode.Unknown : AccountCode.Bond;
}

/// <summary>Takes refunds in hand, for whoever decides, withdraws or fails them.</summary>
public sealed class RefundsInHand(LedgerDb db, UnknownDesk desk, Act act)
{
    /// <exception cref="Refused"><see cref="UnknownRefusals.RefundNotFound"/></exception>
    public async Task<RefundInHand> TakeAsync(long refundId, CancellationToken ct)
    {
        var lineId = await db.QueryAsync("select line_id from receipts.refund where id = $1", r => r.GetInt64(0), ct, refundId);
        if (lineId.Count == 0)
            throw new Refused(UnknownRefusals.RefundNotFound);
        var line = await desk.TakeAsync(lineId[0], ct);
        act.About($"line:{line.LineId}", $"refund {refundId}");
        return (await db.QueryAsync("select id, state, proposed_by, decided_by, payer_name, payer_account, payer_bank, bond_id from receipts.refund where id = $1",
            r => new RefundInHand(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.LongOrNull(3), r.GetString(4), r.GetString(5), r.TextOrNull(6), r.LongOrNull(7), line), ct, refundId))[0];
    }

    /// <summary>Ends a proposal without posting anything.</summary>
    public Task EndAsync(RefundInHand refund, string state, string? why, CancellationToken ct)
    {
        act.About($"line:{refund.Line.LineId}", $"refund {refund.Id} {state} {why}".TrimEnd());
        return db.ExecuteAsync("update receipts.refund set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct, refund.Id, state, act.Actor.Id, act.Now, why);
    }

    /// <summary>The money of a refund from one account to another; it belongs to no case.</summary>
    public static Entry EntryFor(EntryKind kind, RefundInHand refund, AccountCode from, AccountCode to, NodaTime.LocalDate on, Guid key, SourceKind sourceKind, long sourceId) =>
        new(kind, key, on, sourceKind, sourceId, [new Transfer(refund.Line.LotId, from, null, to, null, refund.Line.Amount)]);
}
