using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Npgsql;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Claims on unknown funds and refunds of them, with their papers.</summary>
public sealed class ClaimQueries(LedgerDb db, ForeignCaseNumbers foreign, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    const string Columns =
        """
        select c.id, c.line_id, c.amount_minor, c.state, c.reason, c.payer_notified, p.display_name, c.claimed_at, c.claimed_by,
               d.display_name, c.decided_at, c.decision, n.display_name, c.undone_at, c.undone_reason
        from receipts.claim c join access.person p on p.id = c.claimed_by
        left join access.person d on d.id = c.decided_by left join access.person n on n.id = c.undone_by
        """;

    const string RefundColumns =
        """
        select f.id, f.line_id, f.amount_minor, f.payer_name, f.payer_account, f.state, f.reason, p.display_name, f.proposed_at, f.proposed_by,
               d.display_name, f.decided_at, f.decision, i.end_to_end_id, f.booked_on, f.failed_reason
        from receipts.refund f join access.person p on p.id = f.proposed_by
        left join access.person d on d.id = f.decided_by left join receipts.refund_instruction i on i.refund_id = f.id
        """;

    /// <summary>Claims that wait to be decided, the oldest first; an executor sees the own ones.</summary>
    /// <param name="afterId">Keyset: claims after this id.</param>
    public Task<List<ClaimView>> WaitingAsync(long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(act.OwnOfficerId, "c.claimed_by = {0}").When(afterId, "c.id > {0}");
        return ClaimsAsync($"{Columns} where c.state = 'open' and {asked} order by c.id limit {asked.Parameter(take)}", ct, asked.Values);
    }

    /// <summary>All claims on a line, also those that were decided: competing ones side by side. Of another's claim an executor learns who made it and
    /// what became of it, not for which case or why.</summary>
    public Task<List<ClaimView>> OfLineAsync(long lineId, CancellationToken ct) => ClaimsAsync($"{Columns} where c.line_id = $1 order by c.id", ct, lineId);

    public Task<List<RefundView>> RefundsOfLineAsync(long lineId, CancellationToken ct) => db.QueryAsync($"{RefundColumns} where f.line_id = $1 order by f.id", Refund, ct, lineId);

    /// <summary>Refunds that wait to be decided, the oldest first.</summary>
    /// <param name="afterId">Keyset: refunds after this id.</param>
    public Task<List<RefundView>> RefundsWaitingAsync(long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(act.OwnOfficerId, "f.proposed_by = {0}").When(afterId, "f.id > {0}");
        return db.QueryAsync($"{RefundColumns} where f.state = 'proposed' and {asked} order by f.id limit {asked.Parameter(take)}", Refund, ct, asked.Values);
    }

    /// <summary>The instruction of an approved refund. It has the payer's whole account, so it goes to nobody whose right reaches own cases only.</summary>
    /// <exception cref="Refused"><see cref="UnknownRefusals.RefundNotFound"/></exception>
    public async Task<KeptFile> RefundFileAsync(long refundId, CancellationToken ct) =>
        act.Scope == GrantScope.All
            && (await db.QueryAsync("select file_name, file_bytes, encode(file_sha256, 'hex') from receipts.refund_instruction where refund_id = $1", File, ct, refundId)).SingleOrDefault() is { } file
            ? file : throw new Refused(UnknownRefusals.RefundNotFound);

    /// <summary>A file of evidence: for who handed it in, and for who may see every receipt.</summary>
    /// <exception cref="Refused"><see cref="UnknownRefusals.EvidenceNotFound"/></exception>
    public async Task<KeptFile> EvidenceAsync(long evidenceId, CancellationToken ct) =>
        (await db.QueryAsync("select name, bytes, encode(sha256, 'hex') from receipts.evidence where id = $1 and ($2::bigint is null or kept_by = $2)", File, ct, evidenceId, act.OwnOfficerId)).SingleOrDefault()
        ?? throw new Refused(UnknownRefusals.EvidenceNotFound);

    async Task<List<ClaimView>> ClaimsAsync(string sql, CancellationToken ct, params object?[] args)
    {
        var claims = await db.QueryAsync(sql, r => (ClaimedBy: r.GetInt64(8), View: Claim(r)), ct, args);
        var ids = claims.Select(c => c.View.Id).ToArray();
        var parts = (await db.QueryAsync(
            """
            select p.claim_id, k.id, k.number, o.display_name, p.amount_minor
            from receipts.claim_part p join cases.enforcement_case k on k.id = p.case_id join access.person o on o.id = k.officer_id
            where p.claim_id = any ($1) and ($2::bigint is null or k.officer_id = $2) order by k.id
            """,
            r => (ClaimId: r.GetInt64(0), Part: new ClaimPartView(r.GetInt64(1), r.GetString(2), r.GetString(3), r.Money(4))), ct, ids, act.OwnOfficerId)).ToLookup(p => p.ClaimId, p => p.Part);
        var evidence = (await db.QueryAsync(
            """
            select c.claim_id, e.id, e.name, octet_length(e.bytes), encode(e.sha256, 'hex')
            from receipts.claim_evidence c join receipts.evidence e on e.id = c.evidence_id where c.claim_id = any ($1) and ($2::bigint is null or e.kept_by = $2) order by e.id
            """,
            r => (ClaimId: r.GetInt64(0), File: new EvidenceView(r.GetInt64(1), r.GetString(2), r.GetInt32(3), r.GetString(4))), ct, ids, act.OwnOfficerId)).ToLookup(e => e.ClaimId, e => e.File);
        var mask = await foreign.MaskAsync(claims.SelectMany(c => (string?[])[c.View.Reason, c.View.Decision, c.View.UndoneReason]), ct);
        return [.. claims.Select(c => Shown(c.View, mask) with { Parts = [.. parts[c.View.Id]], Evidence = [.. evidence[c.View.Id]] })];
    }

    ClaimView Shown(ClaimView claim, ForeignCaseNumbers.Mask mask) => act.OwnOfficerId is null || claim.Mine
        ? claim with { Reason = mask.Of(claim.Reason), Decision = mask.Of(claim.Decision), UndoneReason = mask.Of(claim.UndoneReason) }
        : claim with { Reason = "", PayerNotified = null, Decision = null, UndoneReason = null };

    ClaimView Claim(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetInt64(1), r.Money(2), r.GetString(3), r.GetString(4), r.TextOrNull(5), r.GetString(6), r.Instant(7), r.GetInt64(8) == act.Actor.Id,
        r.TextOrNull(9), r.InstantOrNull(10), r.TextOrNull(11), r.TextOrNull(12), r.InstantOrNull(13), r.TextOrNull(14), [], []);

    RefundView Refund(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetInt64(1), r.Money(2), r.GetString(3), BankAccountNumber.Mask(r.GetString(4)), r.GetString(5), r.GetString(6), r.GetString(7),
        r.Instant(8), r.GetInt64(9) == act.Actor.Id, r.TextOrNull(10), r.InstantOrNull(11), r.TextOrNull(12), r.TextOrNull(13), r.DateOrNull(14), r.TextOrNull(15));

    static KeptFile File(NpgsqlDataReader r) => new(r.GetString(0), r.GetFieldValue<byte[]>(1), r.GetString(2));
}
