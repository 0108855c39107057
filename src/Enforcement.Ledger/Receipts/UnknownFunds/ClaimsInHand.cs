using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>A claim, locked with its line until the act ends.</summary>
public sealed record ClaimInHand(long Id, string State, long ClaimedBy, UnknownLine Line, IReadOnlyList<(long CaseId, Money Amount)> Parts);

/// <summary>Takes claims in hand, for whoever decides or withdraws them.</summary>
public sealed class ClaimsInHand(LedgerDb db, UnknownDesk desk, Act act)
{
    /// <summary>Takes claims in hand, each after its line.</summary>
    /// <exception cref="Refused"><see cref="UnknownRefusals.ClaimNotFound"/></exception>
    public async Task<IReadOnlyList<ClaimInHand>> TakeAsync(IReadOnlyCollection<long> claimIds, CancellationToken ct)
    {
        var ids = claimIds.Distinct().ToArray();
        var lineIds = await db.QueryAsync("select distinct line_id from receipts.claim where id = any ($1)", r => r.GetInt64(0), ct, ids);
        var lines = await desk.TakeAsync(lineIds, ct);
        var claims = await db.QueryAsync(
            """
            select c.id, c.state, c.claimed_by, c.line_id,
                   (select array_agg(p.case_id order by p.case_id) from receipts.claim_part p where p.claim_id = c.id),
                   (select array_agg(p.amount_minor order by p.case_id) from receipts.claim_part p where p.claim_id = c.id)
            from receipts.claim c where c.id = any ($1) order by c.id
            """,
            r => new ClaimInHand(r.GetInt64(0), r.GetString(1), r.GetInt64(2), lines[r.GetInt64(3)],
                [.. r.GetFieldValue<long[]>(4).Zip(r.GetFieldValue<long[]>(5), (c, a) => (c, Money.FromMinor(a)))]), ct, ids);
        if (claims.Count < ids.Length || ids.Length == 0)
            throw new Refused(UnknownRefusals.ClaimNotFound);
        foreach (var claim in claims)
            act.About($"line:{claim.Line.LineId}", $"claim {claim.Id}");
        return claims;
    }

    /// <exception cref="Refused"><see cref="UnknownRefusals.ClaimNotFound"/></exception>
    public async Task<ClaimInHand> TakeAsync(long claimId, CancellationToken ct) => (await TakeAsync([claimId], ct))[0];

    /// <summary>Why a claim cannot be decided; null while it is open.</summary>
    public static Refusal? WhyDecided(ClaimInHand claim) => UnknownDesk.WhyClosed(claim.Line) ?? (claim.State == "open" ? null : UnknownRefusals.ClaimDecided);

    /// <summary>Ends an open claim without posting anything.</summary>
    public Task EndAsync(ClaimInHand claim, string state, string? why, CancellationToken ct)
    {
        act.About($"line:{claim.Line.LineId}", $"claim {claim.Id} {state} {why}".TrimEnd());
        return db.ExecuteAsync("update receipts.claim set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct, claim.Id, state, act.Actor.Id, act.Now, why);
    }
}
