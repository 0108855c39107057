using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Disputes;

/// <summary>Sets money of a case aside as disputed, with reason, paper and a day of review. The rest stays free to be paid and its clock runs on.</summary>
/// <source>S3 §22¶1; JS §510; domain reference §7, row 25</source>
public sealed class PlaceDispute(LedgerDb db, DisputeDesk disputes, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.PlaceDisputes;

    /// <param name="Document">The paper that says what is disputed.</param>
    /// <param name="LotId">The lot in dispute; null for the newest money of the case.</param>
    /// <param name="ReviewOn">When it is looked at again; null for thirty days on.</param>
    public sealed record Request(long CaseId, Money Amount, string? Reason, string? Document, long? LotId = null, LocalDate? ReviewOn = null);

    /// <returns>The dispute's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="DisputeRefusals.NoDocument"/>,
    /// <see cref="DisputeRefusals.ReviewTooLate"/>, <see cref="PayoutRefusals.AmountNotPositive"/>, <see cref="PayoutRefusals.LotNotOfCase"/>,
    /// <see cref="DisputeRefusals.ExceedsAvailable"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var of = await db.Set<EnforcementCase>().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(of.OfficerId);
        await recused.RequireNotAsync(of.Id, ct);
        var grounds = DisputeGrounds.Required(request.Reason, request.Document, request.ReviewOn, Office.Today(act.Now));
        if (!request.Amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, request.Amount.ToString());
        return await disputes.SetAsideAsync(of, request.Amount, grounds, request.LotId, ct);
    }
}
