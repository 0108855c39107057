using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Claims unknown funds for cases, with a reason and evidence: one line for one case or split over several, or many lines at
/// once. Nothing is posted yet; another person decides, and others may claim the same line meanwhile.</summary>
/// <source>domain reference §3.3 and §4 (claim unknown funds); §6.3 (T4); §7, row 23</source>
public sealed class ClaimUnknown(LedgerDb db, UnknownDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ClaimUnknown;

    /// <param name="Amount">Null for the whole line, when it goes to one case.</param>
    public sealed record Part(long CaseId, Money? Amount = null);

    public sealed record Line(long LineId, IReadOnlyList<Part> Parts);

    /// <param name="PayerNotified">How and when the payer was told.</param>
    public sealed record Request(IReadOnlyList<Line> Lines, string? Reason, IReadOnlyList<long>? EvidenceIds, string? PayerNotified = null);

    sealed record Whole(UnknownLine Line, IReadOnlyList<(long CaseId, Money Amount)> Parts);

    /// <returns>The claims' ids, in the order of the lines.</returns>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> for another officer's case, <see cref="CaseRefusals.NotFound"/>,
    /// <see cref="UnknownRefusals.NotFound"/>, <see cref="UnknownRefusals.AlreadyClaimed"/>, <see cref="UnknownRefusals.Returned"/>,
    /// <see cref="UnknownRefusals.ClaimedBefore"/>, <see cref="UnknownRefusals.PartsDiffer"/>, <see cref="UnknownRefusals.OtherBook"/>;
    /// each line that cannot be claimed is named, and then none is.</exception>
    public async Task<IReadOnlyList<long>> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (request.Lines.Count is 0 or > UnknownDesk.MostLines || request.Lines.DistinctBy(l => l.LineId).Count() < request.Lines.Count)
            throw new Refused(UnknownRefusals.TooMany);
        var cases = await CasesAsync([.. request.Lines.SelectMany(l => l.Parts).Select(p => p.CaseId).Distinct()], ct);
        var reason = UnknownDesk.Reason(request.Reason);
        var evidence = await EvidenceAsync(request.EvidenceIds ?? [], ct);
        var lines = await desk.TakeAsync([.. request.Lines.Select(l => l.LineId)], ct);
        var mine = (await db.QueryAsync("select line_id from receipts.claim where state = 'open' and claimed_by = $1 and line_id = any ($2)",
            r => r.GetInt64(0), ct, act.Actor.Id, lines.Keys.ToArray())).ToHashSet();

        var failures = new List<(long, Refusal)>();
        var whole = new List<Whole>();
        foreach (var asked in request.Lines)
            if (WhyNot(asked, lines.GetValueOrDefault(asked.LineId), cases, mine) is { } why)
                failures.Add((asked.LineId, why));
            else
                whole.Add(new(lines[asked.LineId], [.. asked.Parts.Select(p => (p.CaseId, p.Amount ?? lines[asked.LineId].Amount))]));
        UnknownDesk.RequireNone(failures);
        return await StoreAsync(whole, reason, UnknownDesk.Optional(request.PayerNotified), evidence, ct);
    }

    static Refusal? WhyNot(Line asked, UnknownLine? line, Dictionary<long, int> bookOfCase, HashSet<long> mine)
    {
        if (line is null)
            return UnknownRefusals.NotFound;
        if (UnknownDesk.WhyClosed(line) is { } closed)
            return closed;
        if (mine.Contains(line.LineId))
            return UnknownRefusals.ClaimedBefore;
        if (asked.Parts.Any(p => bookOfCase[p.CaseId] != line.BookId))
            return UnknownRefusals.OtherBook;
        var amounts = asked.Parts.Select(p => p.Amount ?? line.Amount).ToList();
        return amounts.Count > 0 && amounts.TrueForAll(a => a.IsPositive && a <= line.Amount) && asked.Parts.DistinctBy(p => p.CaseId).Count() == amounts.Count
            && Money.Sum(amounts) == line.Amount ? null : UnknownRefusals.PartsDiffer;
    }

    async Task<Dictionary<long, int>> CasesAsync(long[] caseIds, CancellationToken ct)
    {
        var cases = await db.QueryAsync("select id, book_id, officer_id from cases.enforcement_case where id = any ($1)",
            r => (Id: r.GetInt64(0), BookId: r.GetInt32(1), OfficerId: r.GetInt64(2)), ct, caseIds);
        if (cases.Count < caseIds.Length)
            throw new Refused(CaseRefusals.NotFound);
        foreach (var c in cases)
            act.RequireOwn(c.OfficerId);
        return cases.ToDictionary(c => c.Id, c => c.BookId);
    }

    async Task<long[]> EvidenceAsync(IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            throw new Refused(UnknownRefusals.EvidenceMissing);
        var kept = await db.QueryAsync("select id from receipts.evidence where id = any ($1) and kept_by = $2", r => r.GetInt64(0), ct, ids.Distinct().ToArray(), act.Actor.Id);
        return kept.Count == ids.Distinct().Count() ? [.. kept] : throw new Refused(UnknownRefusals.EvidenceNotFound);
    }

    async Task<IReadOnlyList<long>> StoreAsync(List<Whole> whole, string reason, string? notified, long[] evidence, CancellationToken ct)
    {
        var claims = (await db.QueryAsync(
            """
            insert into receipts.claim (line_id, amount_minor, reason, payer_notified, claimed_by, claimed_at)
            select u.line, u.amount, $3, $4, $5, $6 from unnest($1, $2) as u (line, amount) returning id, line_id
            """,
            r => (Id: r.GetInt64(0), LineId: r.GetInt64(1)), ct, whole.Select(w => w.Line.LineId).ToArray(), whole.Select(w => w.Line.Amount.Minor).ToArray(), reason, notified, act.Actor.Id, act.Now))
            .ToDictionary(c => c.LineId, c => c.Id);
        var parts = whole.SelectMany(w => w.Parts.Select(p => (ClaimId: claims[w.Line.LineId], p.CaseId, p.Amount.Minor))).ToList();
        await db.ExecuteAsync("insert into receipts.claim_part (claim_id, case_id, amount_minor) select * from unnest($1, $2, $3)", ct,
            parts.Select(p => p.ClaimId).ToArray(), parts.Select(p => p.CaseId).ToArray(), parts.Select(p => p.Minor).ToArray());
        await db.ExecuteAsync("insert into receipts.claim_evidence (claim_id, evidence_id) select c, e from unnest($1) as c cross join unnest($2) as e", ct, claims.Values.ToArray(), evidence);
        foreach (var w in whole)
            act.About($"line:{w.Line.LineId}", $"claim {claims[w.Line.LineId]} for {string.Join(", ", w.Parts.Select(p => $"case {p.CaseId} {p.Amount}"))}");
        act.About(act.Subject, $"evidence {string.Join(", ", evidence)}; {reason}");
        return [.. whole.Select(w => claims[w.Line.LineId])];
    }
}
