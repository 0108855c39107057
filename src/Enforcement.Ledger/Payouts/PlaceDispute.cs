using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Sets money of a case aside as disputed, with the reason. The rest stays free to be paid and its clock runs on.</summary>
/// <source>S3 §22¶1; JS §510; domain reference §7, row 25</source>
public sealed class PlaceDispute(LedgerDb db, Journal journal, LotChoice lots, Act act) : IUseCase
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
        var reason = Reason.Required(request.Reason);
        if (!request.Amount.IsPositive)
            throw new Refused(PayoutRefusals.AmountNotPositive, request.Amount.ToString());
        var chosen = await lots.FromAsync(enforcementCase.BookId, enforcementCase.Id, AccountCode.CaseAvailable, request.Amount, ct,
                named: request.LotId is { } lot ? [lot] : null, newestFirst: true)
            ?? throw new Refused(PayoutRefusals.DisputeExceedsAvailable, request.Amount.ToString());
        var dispute = new Dispute
        {
            BookId = enforcementCase.BookId,
            CaseId = enforcementCase.Id,
            AmountMinor = request.Amount,
            Reason = reason,
            PlacedBy = act.Actor.Id,
            PlacedAt = act.Now,
            Lots = [.. chosen.Select(c => new DisputeLot { LotId = c.LotId, AmountMinor = c.Amount })],
        };
        db.Add(dispute);
        await db.SaveChangesAsync(ct);
        await journal.PostAsync(dispute.BookId,
            [new Entry(EntryKind.Disputed, Entry.Key("dispute", dispute.Id), Office.Today(act.Now), SourceKind.Dispute, dispute.Id,
                [.. chosen.Select(c => new Transfer(c.LotId, AccountCode.CaseAvailable, dispute.CaseId, AccountCode.CaseDisputed, dispute.CaseId, c.Amount))])],
            ct, PayoutRefusals.DisputeExceedsAvailable);
        act.About($"case:{dispute.CaseId}", $"dispute {dispute.Id} of {dispute.AmountMinor}: {reason}");
        return dispute.Id;
    }
}
