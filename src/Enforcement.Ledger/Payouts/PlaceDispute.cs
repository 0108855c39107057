using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>Sets money of a case aside as disputed, with the reason. The rest stays free to be paid and its clock runs on.</summary>
/// <source>S3 §22¶1; JS §510; domain reference §7, row 25</source>
public sealed class PlaceDispute(LedgerDb db, DisputeDesk disputes, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.PlaceDisputes;

    /// <summary>Disputed money is looked at again within this time.</summary>
    public const int ReviewWithinDays = 30;

    /// <param name="LotId">The lot in dispute; null for the newest money of the case.</param>
    /// <param name="ReviewOn">When it is looked at again; null for thirty days on.</param>
    public sealed record Request(long CaseId, Money Amount, string? Reason, long? LotId = null, LocalDate? ReviewOn = null, string? Document = null);

    /// <returns>The dispute's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="PayoutRefusals.ReasonMissing"/>,
    /// <see cref="PayoutRefusals.AmountNotPositive"/>, <see cref="PayoutRefusals.DisputeExceedsAvailable"/>,
    /// <see cref="PayoutRefusals.ReviewTooLate"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var enforcementCase = await db.Set<EnforcementCase>().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct)
            ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(enforcementCase.OfficerId);
        await recused.RequireNotAsync(enforcementCase.Id, ct);
        var reason = Reason.Required(request.Reason);
        if (!request.Amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, request.Amount.ToString());
        var today = Office.Today(act.Now);
        var review = request.ReviewOn ?? today.PlusDays(ReviewWithinDays);
        if (review < today || review > today.PlusDays(ReviewWithinDays))
            throw new Refused(PayoutRefusals.ReviewTooLate, $"{review:uuuu-MM-dd}");
        return await disputes.SetAsideAsync(enforcementCase, request.Amount, reason, request.LotId, ct, review, request.Document);
    }
}
