using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <param name="Met"><c>stopped</c> on its way; <c>file-stopped</c> released, its instruction still here; or <c>left</c> for the bank before the hold came.</param>
public sealed record HeldPayoutView(long PayoutId, string PayeeName, Money Amount, PayoutState State, string Met);

/// <param name="Amount">Null for all of it.</param>
/// <param name="Held">What is set aside.</param>
/// <param name="Mine">The reader placed it, and so neither confirms nor lifts it.</param>
/// <param name="ConfirmedBy">Null while nobody has confirmed it, and no clock stands still.</param>
/// <param name="ConfirmedFor">In whose name it was confirmed; null in the own.</param>
/// <param name="LiftedFor">In whose name it was lifted.</param>
public sealed record HoldView(
    long Id, long CaseId, string CaseNumber, string Kind, string KindName, string Article, string? Party, Money? Amount, Money Held, string Document, string? Security, string Reason,
    string PlacedBy, Instant PlacedAt, bool Mine, string? ConfirmedBy, Instant? ConfirmedAt, string? LiftedBy, Instant? LiftedAt, string? LiftDocument, IReadOnlyList<HeldPayoutView> Payouts, string? ConfirmedFor, string? LiftedFor);

/// <summary>Reads holds. An executor sees those on the own cases.</summary>
public sealed class HoldQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>The newest first.</summary>
    /// <param name="openOnly">Only those that nobody has lifted.</param>
    /// <param name="unconfirmedOnly">Only those that wait for another person to confirm them.</param>
    /// <param name="afterId">Keyset: holds older than this id; null for the newest.</param>
    public async Task<List<HoldView>> ListAsync(long? caseId, bool openOnly, long? afterId, int take, CancellationToken ct, bool unconfirmedOnly = false)
    {
        var asked = new Conditions().When(caseId, "h.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "h.id < {0}");
        var holds = await db.QueryAsync(
            $"""
            select h.id, h.case_id, c.number, h.kind, y.name, h.amount_minor, h.held_minor, h.document, h.security, h.reason, b.display_name, h.placed_at, h.placed_by, l.display_name, h.lifted_at, h.lift_document, k.display_name, h.confirmed_at,
                   access.lender_name('payouts.hold', h.id, 'confirmed_by'), access.lender_name('payouts.hold', h.id, 'lifted_by')
            from payouts.hold h join cases.enforcement_case c on c.id = h.case_id join access.person b on b.id = h.placed_by
            left join access.person l on l.id = h.lifted_by left join access.person k on k.id = h.confirmed_by left join cases.party y on y.id = h.party_id
            where {asked}{(openOnly || unconfirmedOnly ? " and h.lifted_at is null" : "")}{(unconfirmedOnly ? " and h.confirmed_at is null" : "")} order by h.id desc limit {asked.Parameter(take)}
            """,
            r =>
            {
                var kind = HoldKind.Find(r.GetString(3))!;
                return new HoldView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), kind.Code, kind.Name, kind.Article, r.TextOrNull(4), r.MoneyOrNull(5), r.Money(6), r.GetString(7), r.TextOrNull(8), r.GetString(9),
                    r.GetString(10), r.Instant(11), r.GetInt64(12) == act.Actor.Id, r.TextOrNull(16), r.InstantOrNull(17), r.TextOrNull(13), r.InstantOrNull(14), r.TextOrNull(15), [], r.TextOrNull(18), r.TextOrNull(19));
            }, ct, asked.Values);
        var met = (await db.QueryAsync(
            "select m.hold_id, p.id, p.payee_name, p.amount_minor, p.state, m.met from payouts.hold_payout m join payouts.payout p on p.id = m.payout_id where m.hold_id = any ($1) order by p.id",
            r => (HoldId: r.GetInt64(0), View: new HeldPayoutView(r.GetInt64(1), r.GetString(2), r.Money(3), Enum.Parse<PayoutState>(r.GetString(4)), r.GetString(5))), ct,
            holds.Select(h => h.Id).ToArray())).ToLookup(m => m.HoldId, m => m.View);
        return holds.ConvertAll(h => h with { Payouts = [.. met[h.Id]] });
    }
}
