using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;

namespace Enforcement.Ledger.Payouts;

/// <summary>Settles a dispute: for the payee the money is available again, for the debtor it is surplus to be returned to him.</summary>
/// <source>JS §510; ZX §34¶2</source>
public sealed class SettleDispute(LedgerDb db, DisputeDesk disputes) : IUseCase
{
    public static Permission Needs => Permission.SettleDisputes;

    public sealed record Request(long DisputeId, SettledFor For);

    /// <exception cref="Refused"><see cref="PayoutRefusals.DisputeNotFound"/>, <see cref="PayoutRefusals.DisputeSettled"/>,
    /// <see cref="PlanRefusals.DisputeOfPlan"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var dispute = await disputes.TakeAsync(request.DisputeId, ct);
        if ((await db.QueryAsync("select 1 from payouts.plan_objection where dispute_id = $1", r => r.GetInt32(0), ct, dispute.Id)).Count > 0)
            throw new Refused(PlanRefusals.DisputeOfPlan);
        await disputes.SettleAsync(dispute, request.For, ct);
    }
}
