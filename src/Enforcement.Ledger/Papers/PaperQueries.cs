using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Papers;

/// <summary>A paper in a list.</summary>
/// <param name="Copies">How often it was printed.</param>
/// <param name="ContentSha256">Of what it says, in hexadecimal.</param>
public sealed record PaperView(
    long Id, string Number, PaperKind Kind, string Title, long CaseId, string CaseNumber, long? PayoutId, int? Round, long? DepositId, string? SubAccount, string Code, string ContentSha256,
    string IssuedBy, Instant IssuedAt, int Copies);

/// <summary>Whether a paper still says what the record says. Account numbers of parties are masked.</summary>
public sealed record PaperCheck(PaperView Paper, bool Same, IReadOnlyList<PaperDifference> Differences, IReadOnlyList<PaperField> Fields);

/// <summary>A paper as it is printed, with nothing masked.</summary>
public sealed record PaperPage(PaperView Paper, string PrintedCode, IReadOnlyList<PaperField> Fields, IReadOnlyList<string> Signatures);

/// <summary>A scan of a signed form, and what came of its checks; the last one counts.</summary>
/// <param name="Mine">The reader handed it in or checked it, and so does not check it.</param>
public sealed record ScanView(long Id, string PaperNumber, long PayoutId, int Round, string Name, string MediaType, int Bytes, string Sha256, string UploadedBy, Instant UploadedAt, bool Mine, IReadOnlyList<ScanCheckView> Checks);

/// <param name="Mismatches">The fields that differ; empty when paper and record agree.</param>
public sealed record ScanCheckView(string CheckedBy, Instant CheckedAt, IReadOnlyList<string> Mismatches);

/// <summary>What a payout's papers say to a release.</summary>
/// <param name="Obstacle">The code by which a release would be refused now; null when none.</param>
public sealed record PayoutScans(bool Required, string? Obstacle, IReadOnlyList<ScanView> Scans);

public sealed class PaperQueries(LedgerDb db, PaperDrafts drafts, Act act) : IUseCase
{
    static readonly string[] Masked = ["account"];

    public static Permission Needs => Permission.ReadPapers;

    const string Columns =
        """
        select p.id, p.number, p.kind, p.case_id, c.number, p.payout_id, p.round, p.deposit_id, p.sub_account, p.code, encode(p.content_sha256, 'hex'), i.display_name, p.issued_at,
               (select count(*) from papers.copy k where k.paper_id = p.id)::int, p.content, p.book_id, c.officer_id
        from papers.paper p join cases.enforcement_case c on c.id = p.case_id join access.person i on i.id = p.issued_by
        """;

    /// <summary>The newest first; an executor sees those of the own cases.</summary>
    /// <param name="afterId">Keyset: papers older than this id; null for the newest.</param>
    public Task<List<PaperView>> ListAsync(long? caseId, long? payoutId, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "p.case_id = {0}").When(payoutId, "p.payout_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "p.id < {0}");
        return db.QueryAsync($"{Columns} where {asked} order by p.id desc limit {asked.Parameter(take)}", View, ct, asked.Values);
    }

    /// <summary>What a code stands for, and whether the record says the same now.</summary>
    /// <exception cref="Refused"><see cref="PaperRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<PaperCheck> VerifyAsync(string code, CancellationToken ct)
    {
        var paper = await FindAsync(code, ct);
        var differences = paper.Content.Against(await drafts.WriteAsync(paper.View.Kind, paper.Subject, paper.Content, ct));
        return new(paper.View, differences.Count == 0, [.. differences.Select(d => d with { Paper = Mask(d.Key, d.Paper), Now = Mask(d.Key, d.Now) })], [.. paper.Content.Fields.Select(f => f with { Value = Mask(f.Key, f.Value)! })]);
    }

    /// <summary>The scans of a payout's present submission, the newest first.</summary>
    /// <exception cref="Refused"><see cref="PaperRefusals.NotFound"/></exception>
    public async Task<PayoutScans> ScansAsync(long payoutId, CancellationToken ct)
    {
        var payout = await db.Set<Payout>().Include(p => p.Lots).AsNoTracking().SingleOrDefaultAsync(p => p.Id == payoutId, ct);
        var visible = payout is null ? [] : await db.QueryAsync(
            "select coalesce((papers.rule_in_force(c.book_id, $4)).scan_required, false), papers.obstacle($1, $5, $3, $4) from cases.enforcement_case c where c.id = $6 and ($2::bigint is null or c.officer_id = $2)",
            r => (Required: r.GetBoolean(0), Obstacle: r.TextOrNull(1)), ct, payoutId, act.OwnOfficerId, payout.ContentHash(), Calendar.Office.Today(act.Now), payout.Round, payout.CaseId);
        if (visible is not [var (required, obstacle)])
            throw new Refused(PaperRefusals.NotFound);
        var round = payout!.Round;
        var checks = (await db.QueryAsync(
            "select k.scan_id, k.checked_by, p.display_name, k.checked_at, k.mismatches from papers.scan_check k join papers.scan s on s.id = k.scan_id join access.person p on p.id = k.checked_by where s.payout_id = $1 and s.round = $2 order by k.id",
            r => (Scan: r.GetInt64(0), By: r.GetInt64(1), View: new ScanCheckView(r.GetString(2), r.Instant(3), r.GetFieldValue<string[]>(4))), ct, payoutId, round)).ToLookup(c => c.Scan);
        var scans = await db.QueryAsync(
            """
            select s.id, p.number, s.payout_id, s.round, s.name, s.media_type, octet_length(s.bytes), encode(s.sha256, 'hex'), u.display_name, s.uploaded_at, s.uploaded_by
            from papers.scan s join papers.paper p on p.id = s.paper_id join access.person u on u.id = s.uploaded_by where s.payout_id = $1 and s.round = $2 order by s.id desc
            """,
            r => new ScanView(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetInt32(3), r.GetString(4), r.GetString(5), r.GetInt32(6), r.GetString(7), r.GetString(8), r.Instant(9),
                r.GetInt64(10) == act.Actor.Id || checks[r.GetInt64(0)].Any(c => c.By == act.Actor.Id), [.. checks[r.GetInt64(0)].Select(c => c.View)]), ct, payoutId, round);
        return new(required, obstacle, scans);
    }

    /// <summary>A paper taken by its code.</summary>
    internal sealed record Found(PaperView View, PaperContent Content, PaperSubject Subject);

    internal async Task<Found> FindAsync(string code, CancellationToken ct) =>
        (await db.QueryAsync(Columns + " where p.code = $1 and ($2::bigint is null or c.officer_id = $2)",
            r => new Found(View(r), PaperContent.Read(r.GetString(14)), new(r.GetInt32(15), r.GetInt64(3), r.GetInt64(16), r.LongOrNull(5), r.IsDBNull(6) ? null : r.GetInt32(6), r.LongOrNull(7), r.TextOrNull(8))),
            ct, PaperCode.Typed(code), act.OwnOfficerId)).SingleOrDefault() ?? throw new Refused(PaperRefusals.NotFound);

    static string? Mask(string key, string? value) => Masked.Contains(key) ? BankAccountNumber.Mask(value) : value;

    static PaperView View(NpgsqlDataReader r)
    {
        var kind = Enum.Parse<PaperKind>(r.GetString(2));
        return new(r.GetInt64(0), r.GetString(1), kind, kind.Title(), r.GetInt64(3), r.GetString(4), r.LongOrNull(5), r.IsDBNull(6) ? null : r.GetInt32(6), r.LongOrNull(7), r.TextOrNull(8), r.GetString(9), r.GetString(10),
            r.GetString(11), r.Instant(12), r.GetInt32(13));
    }
}

/// <summary>A paper with nothing masked, for whoever may print it.</summary>
public sealed class PaperPageQueries(PaperQueries papers) : IUseCase
{
    public static Permission Needs => Permission.IssuePapers;

    /// <exception cref="Refused"><see cref="PaperRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<PaperPage> ShowAsync(string code, CancellationToken ct)
    {
        var paper = await papers.FindAsync(code, ct);
        return new(paper.View, PaperCode.Printed(paper.View.Code), paper.Content.Fields, paper.View.Kind.Signatures());
    }
}
