using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;

namespace Enforcement.Ledger.Payouts.Disputes;

/// <summary>Proposes how a dispute ends (异议结果), by the paper that decides it: for the payee its money is available again, for the debtor it is surplus to be
/// returned to him; the disputed part of a payout is a draft again, or withdrawn. Nothing moves until another person has confirmed it.</summary>
/// <source>JS §510; ZX §34¶2; domain reference §4</source>
public sealed class ProposeDisputeOutcome(LedgerDb db, DisputeDesk disputes, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleDisputes;

    /// <param name="DisputeId">Null when <paramref name="PayoutId"/> says which.</param>
    /// <param name="Document">The ruling, or the parties' paper.</param>
    /// <param name="PayoutId">The payout that waits in dispute.</param>
    public sealed record Request(long? DisputeId, SettledFor For, string? Document, string? Reason, long? PayoutId = null);

    /// <returns>The outcome's id.</returns>
    /// <exception cref="Refused"><see cref="DisputeRefusals.NotFound"/>, <see cref="DisputeRefusals.Settled"/>, <see cref="PayoutRefusals.IllegalMove"/> for a payout that is not
    /// disputed, <see cref="PlanRefusals.DisputeOfPlan"/>, <see cref="DisputeRefusals.OutcomeProposed"/>, <see cref="DisputeRefusals.NoDocument"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="PlanRefusals.NeedsMoney"/>, <see cref="DisputeRefusals.OwedOnClaim"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var dispute = request.PayoutId is { } payoutId ? await disputes.TakeOfPayoutAsync(payoutId, ct) : await disputes.TakeAsync(request.DisputeId ?? 0, ct);
        DisputeDesk.RequireOpen(dispute);
        if ((await db.QueryAsync("select 1 from payouts.plan_objection where dispute_id = $1", r => r.GetInt32(0), ct, dispute.Id)).Count > 0)
            throw new Refused(PlanRefusals.DisputeOfPlan);
        if ((await db.QueryAsync("select 1 from payouts.dispute_outcome where dispute_id = $1 and state = 'Proposed'", r => r.GetInt32(0), ct, dispute.Id)).Count > 0)
            throw new Refused(DisputeRefusals.OutcomeProposed, $"dispute {dispute.Id}");
        var document = DisputeRefusals.DocumentRequired(request.Document);
        var reason = Reason.Required(request.Reason);
        await disputes.RequireRoomAsync(dispute, request.For, ct);
        var id = (await db.QueryAsync(
            "insert into payouts.dispute_outcome (dispute_id, case_id, settled_for, document, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6, $7) returning id",
            r => r.GetInt64(0), ct, dispute.Id, dispute.CaseId, request.For == SettledFor.Payee ? "payee" : "debtor", document, reason, act.Actor.Id, act.Now))[0];
        act.About($"case:{dispute.CaseId}", $"outcome {id} of dispute {dispute.Id} of {dispute.AmountMinor} proposed: for the {request.For} by {document}, {reason}");
        return id;
    }
}
