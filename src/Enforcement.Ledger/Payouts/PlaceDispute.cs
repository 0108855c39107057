using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Sets money of a case aside as disputed, with the reason. The rest stays free to be paid and its clock runs on.</summary>
/// <source>S3 §22¶1; JS §510; domain reference §7, row 25</source>
public sealed class PlaceDispute(LedgerDb db, DisputeDesk disputes, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.PlaceDisputes;

    /// <param name="LotId">The lot in dispute; null for the newest money of the case.</param>
    public sealed record Request(long CaseId, Money Amount, string? Reason, long? LotId = null);

    /// <returns>The dispute's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="PayoutRefusals.ReasonMissing"/>,
    /// <see cref="PayoutRefusals.AmountNotPositive"/>, <see cref="PayoutRefusals.DisputeExceedsAvailable"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var enforcementCase = await db.Set<EnforcementCase>().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct)
            ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(enforcementCase.OfficerId);
        await recused.RequireNotAsync(enforcementCase.Id, ct);
        var reason = Reason.Required(request.Reason);
        if (!request.Amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, request.Amount.ToString());
        return await disputes.SetAsideAsync(enforcementCase, request.Amount, reason, request.LotId, ct);
    }
}
