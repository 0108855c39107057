using System.Globalization;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Confirms claims of another person and posts each line to its cases. The lot stays what it was, so clock A counts from the day
/// on which the bank booked the money. What others claimed of the same lines is lost, with the reason. What the cases expected is ticked off,
/// and the payer is known from now on.</summary>
/// <source>domain reference §3.3, §8 (1003) and §7, rows 11 and 23; S3 §19</source>
public sealed class ConfirmClaims(LedgerDb db, UnknownDesk desk, ClaimsInHand claims, Journal journal, ExpectedArrivals expected, PayerAccounts payers, IArrivalHolds holds, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmUnknown;

    /// <param name="PayerNotified">How and when the payer was told; null keeps what the claim says.</param>
    public sealed record Request(IReadOnlyList<long> ClaimIds, string? PayerNotified = null);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> when the amount is for another role,
    /// <see cref="UnknownRefusals.ClaimNotFound"/>, <see cref="UnknownRefusals.SamePerson"/>, <see cref="UnknownRefusals.AlreadyClaimed"/>,
    /// <see cref="UnknownRefusals.Returned"/>, <see cref="UnknownRefusals.ClaimDecided"/>; each line that cannot be confirmed is named, and then none is.</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        if (request.ClaimIds.Count > UnknownDesk.MostLines)
            throw new Refused(UnknownRefusals.TooMany);
        var taken = await claims.TakeAsync(request.ClaimIds, ct);
        await desk.RequireRoleAsync(taken.Max(c => c.Line.Amount), ct);
        UnknownDesk.RequireNone([.. taken.Where(c => c.ClaimedBy == act.Actor.Id).Select(c => (c.Line.LineId, UnknownRefusals.SamePerson))]);
        UnknownDesk.RequireNone([.. taken.Select(c => (c.Line.LineId, Why: ClaimsInHand.WhyDecided(c))).Where(f => f.Why is not null).Select(f => (f.LineId, f.Why!)),
            // Of two claims on one line only one can be true.
            .. taken.GroupBy(c => c.Line.LineId).Where(g => g.Count() > 1).Select(g => (g.Key, UnknownRefusals.AlreadyClaimed))]);

        foreach (var book in taken.GroupBy(c => c.Line.BookId))
            await journal.PostAsync(book.Key, [.. book.Select(EntryFor)], ct, UnknownRefusals.AlreadyClaimed);
        await db.ExecuteAsync(
            "update receipts.claim set state = 'confirmed', decided_by = $2, decided_at = $3, payer_notified = coalesce($4, payer_notified) where id = any ($1)",
            ct, taken.Select(c => c.Id).ToArray(), act.Actor.Id, act.Now, UnknownDesk.Optional(request.PayerNotified));
        await CloseOthersAsync([.. taken.Select(c => c.Line.LineId)], ct);
        var parts = taken.SelectMany(c => c.Parts.Select(p => new CaseArrival(c.Line.LineId, p.CaseId, p.Amount, c.Line.Text))).ToList();
        await expected.TickAsync(parts, ct);
        await holds.TakeAsync([.. parts.Select(p => p.CaseId).Distinct()], ct);
        // Last: who learns or forgets waits for nothing else.
        await payers.LearnAsync([.. parts.Select(p => (p.LineId, p.CaseId))], ct);
        foreach (var claim in taken)
            act.About($"line:{claim.Line.LineId}", $"to {string.Join(", ", claim.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"case {p.CaseId} {p.Amount}")))}");
    }

    Entry EntryFor(ClaimInHand claim) => new(EntryKind.UnknownClaimed, Entry.Key("claim", claim.Id), Office.Today(act.Now), SourceKind.Claim, claim.Id,
        [.. claim.Parts.Select(p => new Transfer(claim.Line.LotId, AccountCode.Unknown, null, AccountCode.CaseAvailable, p.CaseId, p.Amount))]);

    async Task CloseOthersAsync(long[] lineIds, CancellationToken ct)
    {
        await db.ExecuteAsync(
            """
            update receipts.claim l set state = 'lost', decided_by = $2, decided_at = $3,
              decision = (select format('确认归属 %s（认领 %s） / confirmed for %s by claim %s', string_agg(k.number, '、'), c.id, string_agg(k.number, ', '), c.id)
                          from receipts.claim c join receipts.claim_part p on p.claim_id = c.id join cases.enforcement_case k on k.id = p.case_id
                          where c.line_id = l.line_id and c.state = 'confirmed' group by c.id)
            where l.line_id = any ($1) and l.state = 'open'
            """, ct, lineIds, act.Actor.Id, act.Now);
        await db.ExecuteAsync("update receipts.refund set state = 'overtaken', decided_by = $2, decided_at = $3, decision = '已确认归属 / the money has its case' where line_id = any ($1) and state = 'proposed'",
            ct, lineIds, act.Actor.Id, act.Now);
    }
}
