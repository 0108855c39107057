using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Turns down a proposed payment of fees, or takes the own one back. Nothing has moved.</summary>
/// <source>S3 §12</source>
public sealed class RejectTreasuryBatch(LedgerDb db, TreasuryDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleFees;

    public sealed record Request(long BatchId, string? Reason);

    /// <exception cref="Refused"><see cref="TreasuryRefusals.NotFound"/>, <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="TreasuryRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var batch = await desk.TakeAsync(request.BatchId, ct);
        if (batch.State != TreasuryState.Proposed)
            throw new Refused(TreasuryRefusals.Decided, batch.State.ToString());
        var reason = Reason.Required(request.Reason);
        var state = batch.ProposedBy == act.Actor.Id ? TreasuryState.Withdrawn : TreasuryState.Rejected;
        await db.ExecuteAsync("update payouts.treasury_batch set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct, batch.Id, state.ToString(), act.Actor.Id, act.Now, reason);
        act.About($"treasury:{batch.Id}", $"{state}: {reason}");
    }
}

/// <summary>The bank did not carry the payment out: its fees are due again. While its file is in the house another person than the one who approved it says so;
/// once it has left, two persons do, for the bank may have paid.</summary>
/// <source>domain reference §8 (failure before booking)</source>
public sealed class FailTreasuryBatch(LedgerDb db, TreasuryDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleFees;

    public sealed record Request(long BatchId, string? Reason);

    /// <exception cref="Refused"><see cref="TreasuryRefusals.NotFound"/>, <see cref="TreasuryRefusals.SamePerson"/>, <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="TreasuryRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var batch = await desk.TakeAsync(request.BatchId, ct);
        if (act.Actor.Id == (batch.HandedOver ? batch.FailAskedBy : batch.DecidedBy))
            throw new Refused(TreasuryRefusals.SamePerson);
        if (batch.State != TreasuryState.Approved)
            throw new Refused(TreasuryRefusals.Decided, batch.State.ToString());
        var reason = Reason.Required(request.Reason);
        if (batch is { HandedOver: true, FailAskedBy: null })
        {
            await db.ExecuteAsync("update payouts.treasury_batch set fail_asked_by = $2, fail_asked_at = $3 where id = $1", ct, batch.Id, act.Actor.Id, act.Now);
            act.About($"treasury:{batch.Id}", $"said to have failed, another person is to say so: {reason}");
            return;
        }
        await db.ExecuteAsync("update payouts.treasury_batch set state = 'Failed', failed_by = $2, failed_at = $3, failed_reason = $4 where id = $1", ct, batch.Id, act.Actor.Id, act.Now, reason);
        await desk.PostAsync(batch, EntryKind.TreasuryFailed, AccountCode.InTransit, AccountCode.FeeDue, "treasury/failed", ct);
        act.About($"treasury:{batch.Id}", $"failed: {reason}");
    }
}
