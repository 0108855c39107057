using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Deferrals;

/// <summary>Applies for the deferral (延缓发放) of the money that a case has now, or of one lot. Nothing is suspended until another person approves.
/// Asked for after the money was due, it is marked late for ever.</summary>
/// <source>法发〔2017〕6号 §10¶2; S3 §22¶2; domain reference §7, row 26</source>
public sealed class ApplyForDeferral(LedgerDb db, ILotDues dues, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApplyDeferrals;

    /// <param name="LotId">Null for all lots of which the case has money.</param>
    /// <param name="Ground">Code or Chinese name; see <see cref="DeferralRule.Grounds"/>.</param>
    /// <param name="Document">The paper that shows the ground.</param>
    /// <param name="Until">The last day of the deferral.</param>
    public sealed record Request(long CaseId, string? Ground, string? Document, LocalDate? Until, long? LotId = null, string? Reason = null);

    /// <returns>The deferral's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="RecusalRefusals.Recused"/>, <see cref="DeferralRefusals.NoGround"/>, <see cref="DeferralRefusals.NoDocument"/>,
    /// <see cref="DeferralRefusals.UntilInvalid"/>, <see cref="PayoutRefusals.LotNotOfCase"/>, <see cref="DeferralRefusals.NothingToDefer"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var of = await db.Set<EnforcementCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(of.OfficerId);
        await recused.RequireNotAsync(of.Id, ct);
        var ground = Ground.Find(DeferralRule.Grounds, request.Ground) ?? throw new Refused(DeferralRefusals.NoGround, request.Ground ?? "");
        if (ground.SaysWhy && string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(DeferralRefusals.NoGround, ground.Name);
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(DeferralRefusals.NoDocument);
        var today = Office.Today(act.Now);
        if (request.Until is not { } until || until < today || until > today.PlusMonths(DeferralRule.MostMonths))
            throw new Refused(DeferralRefusals.UntilInvalid, request.Until?.ToString("uuuu-MM-dd", null) ?? "");
        var lots = await db.QueryAsync(
            "select distinct lot_id from ledger.position where book_id = $1 and case_id = $2 and account in (201, 202, 203, 204) and amount_minor > 0 and ($3::bigint is null or lot_id = $3) order by lot_id",
            r => r.GetInt64(0), ct, of.BookId, of.Id, request.LotId);
        if (lots.Count == 0)
            throw request.LotId is { } lot ? new Refused(PayoutRefusals.LotNotOfCase, $"lot {lot}") : new Refused(DeferralRefusals.NothingToDefer);

        var due = await dues.EarliestAsync(of.Id, lots, ct);
        var late = due < today;
        var id = (await db.QueryAsync(
            """
            insert into payouts.deferral (book_id, case_id, ground, document, reason, until_on, applied_by, applied_at, due_on, late)
            values ($1, $2, $3, $4, $5::text, $6, $7, $8, $9::date, $10) returning id
            """,
            r => r.GetInt64(0), ct, of.BookId, of.Id, ground.Code, request.Document.Trim(), string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(), until, act.Actor.Id, act.Now, due, late))[0];
        await db.ExecuteAsync("insert into payouts.deferral_lot (deferral_id, lot_id) select $1, unnest($2)", ct, id, lots.ToArray());
        act.About($"case:{of.Id}", $"deferral {id} applied for: {ground.Code} until {until:uuuu-MM-dd}, lots {string.Join(' ', lots)}, by {request.Document.Trim()}{(late ? ", late" : "")}");
        return id;
    }
}
