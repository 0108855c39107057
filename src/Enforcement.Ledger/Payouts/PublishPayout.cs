using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>Records where and when a payout to nobody of the case was made public (公示), once, after its notice.</summary>
/// <source>法发〔2017〕6号 §11; domain reference §7, row 3</source>
public sealed class PublishPayout(LedgerDb db, PayoutDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.DraftPayouts;

    /// <param name="On">The day of publication; null for today.</param>
    /// <param name="Place">The court's website, its notice board.</param>
    public sealed record Request(long PayoutId, string? Place, LocalDate? On = null);

    /// <exception cref="Refused"><see cref="PayoutRefusals.NotPublishable"/>, <see cref="PayoutRefusals.PublicationInvalid"/>, <see cref="PayoutRefusals.AlreadyPublished"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        if (payout.PayeeClass != Chains.PayeeClass.ThirdParty || payout.NoticeIssuedAt is not { } noticed)
            throw new Refused(PayoutRefusals.NotPublishable, $"payout {payout.Id}");
        var today = Office.Today(act.Now);
        var on = request.On ?? today;
        if (string.IsNullOrWhiteSpace(request.Place) || on > today || on < Office.Today(noticed))
            throw new Refused(PayoutRefusals.PublicationInvalid);
        if (await db.ExecuteAsync("insert into payouts.publication (payout_id, published_on, place, recorded_by, recorded_at, round) values ($1, $2, $3, $4, $5, $6) on conflict do nothing", ct,
            payout.Id, on, request.Place.Trim(), act.Actor.Id, act.Now, payout.Round) == 0)
            throw new Refused(PayoutRefusals.AlreadyPublished, $"payout {payout.Id}");
        act.About($"payout:{payout.Id}", $"published on {on:uuuu-MM-dd}: {request.Place.Trim()}");
    }
}
