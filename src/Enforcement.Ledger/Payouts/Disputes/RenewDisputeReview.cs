using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Disputes;

/// <summary>A dispute was looked at and goes on: sets its next day of review, with the reason. The earlier days stay on record.</summary>
/// <source>S3 §22¶1; domain reference §7, row 25</source>
public sealed class RenewDisputeReview(LedgerDb db, DisputeDesk disputes, Act act) : IUseCase
{
    public static Permission Needs => Permission.PlaceDisputes;

    /// <param name="ReviewOn">Null for thirty days on, which is the most.</param>
    public sealed record Request(long DisputeId, LocalDate? ReviewOn, string? Reason);

    /// <exception cref="Refused"><see cref="DisputeRefusals.NotFound"/>, <see cref="DisputeRefusals.Settled"/>, <see cref="PayoutRefusals.ReasonMissing"/>,
    /// <see cref="DisputeRefusals.ReviewTooLate"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var dispute = await disputes.TakeAsync(request.DisputeId, ct);
        DisputeDesk.RequireOpen(dispute);
        var reason = Reason.Required(request.Reason);
        var review = DisputeGrounds.ReviewDay(request.ReviewOn, Office.Today(act.Now));
        await db.ExecuteAsync("insert into payouts.dispute_review (dispute_id, case_id, review_on, reason, set_by, set_at) values ($1, $2, $3, $4, $5, $6)", ct,
            dispute.Id, dispute.CaseId, review, reason, act.Actor.Id, act.Now);
        act.About($"case:{dispute.CaseId}", $"dispute {dispute.Id} is looked at again on {review:uuuu-MM-dd}: {reason}");
    }
}
