using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Tries a version of the matching rules on credits that are posted, and keeps what it would have decided otherwise. No money moves
/// and no match changes.</summary>
/// <remarks>A credit is decided from the facts kept with its match. Where they do not reach (a decision from before facts were kept, or one
/// for which nobody had to ask who the payer is), today's cases are asked; how often is told.</remarks>
/// <source>domain reference §4 (hard segregation 5); §6.3</source>
public sealed class BackTestRules(LedgerDb db, StoredCredits stored, RuleSets ruleSets, CreditMatching matching, Act act) : IUseCase
{
    public const int UsualLines = 5_000;

    public const int MostLines = 200_000;

    const int MostDifferences = 100;

    public static Permission Needs => Permission.ProposeMatchingRules;

    /// <param name="Lines">How many of the newest credits, from 1 to 200,000.</param>
    public sealed record Request(int Version, int Lines = UsualLines);

    /// <exception cref="Refused"><see cref="MatchingRefusals.VersionNotFound"/></exception>
    public async Task<BackTestView> ExecuteAsync(Request request, CancellationToken ct)
    {
        var rules = await ruleSets.OfVersionAsync(request.Version, ct);
        var differences = new List<BackTestDifference>();
        var counts = new Dictionary<string, int>();
        int lines = 0, ofToday = 0, left = Math.Clamp(request.Lines, 1, MostLines);
        for (long? before = null; left > 0 && await stored.ReadAsync(before, Math.Min(left, StoredCredits.Batch), ct) is { Count: > 0 } batch; before = batch[^1].Credit.LineId, left -= batch.Count)
            foreach (var ofBook in batch.GroupBy(b => b.BookId))
            {
                var (decided, asked) = await DecideAsync(ofBook.Key, [.. ofBook], rules, ct);
                ofToday += asked;
                lines += decided.Count;
                foreach (var (was, now) in decided)
                    if (Kind(was, now.Decision) is { } kind)
                    {
                        counts[kind] = counts.GetValueOrDefault(kind) + 1;
                        if (differences.Count < MostDifferences)
                            differences.Add(new(was.Credit.LineId, kind, was.Rule, was.CaseNumber, now.Decision.Rule,
                                now.Decision.CaseId is { } caseId ? now.Facts.Candidates.First(c => c.CaseId == caseId).CaseNumber : now.Decision.Proposals is [var first, ..] ? first.CaseNumber : null));
                    }
            }
        var view = new BackTestView(0, request.Version, act.Now, lines, ofToday, Of(MatchedToUnknown), Of(UnknownToMatched), Of(OtherCase), Of(OtherProposals), differences);
        var id = (await db.QueryAsync(
            """
            insert into receipts.back_test (version, run_by, run_at, lines, asked_today, matched_to_unknown, unknown_to_matched, other_case, other_proposals, differences)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb) returning id
            """,
            r => r.GetInt64(0), ct, request.Version, act.Actor.Id, act.Now, lines, ofToday, view.MatchedToUnknown, view.UnknownToMatched, view.OtherCase, view.OtherProposals,
            JsonSerializer.Serialize(differences, RuleSet.Json)))[0];
        act.About($"matching-rules:{request.Version}", $"back-test {id}: {lines} credits, {counts.Values.Sum()} decided otherwise");
        return view with { Id = id };

        int Of(string kind) => counts.GetValueOrDefault(kind);
    }

    async Task<(List<(StoredCredit Was, MatchedCredit Now)> Decided, int AskedToday)> DecideAsync(int bookId, List<StoredCredit> credits, RuleSet rules, CancellationToken ct)
    {
        var fresh = (await matching.MatchAsync(bookId, [.. credits.Where(c => c.Facts is null).Select(c => c.Credit)], rules, ct)).ToDictionary(m => m.Credit.LineId);
        var kept = credits.Where(c => c.Facts is not null).Select(c => new MatchedCredit(c.Credit, c.Facts!, Matching.Decide(c.Facts!, rules))).ToList();
        var asked = rules.AsksForPayers ? await matching.WithPayersAsync(bookId, kept, rules, ct) : kept;
        var decided = asked.Concat(fresh.Values).ToDictionary(m => m.Credit.LineId);
        return ([.. credits.Select(c => (c, decided[c.Credit.LineId]))], fresh.Count + asked.Zip(kept).Count(p => !ReferenceEquals(p.First, p.Second)));
    }

    static string? Kind(StoredCredit was, MatchDecision now) => (was.CaseId, now.CaseId) switch
    {
        ({ }, null) => MatchedToUnknown,
        (null, { }) => UnknownToMatched,
        ({ } a, { } b) => a == b ? null : OtherCase,
        _ => was.Rule == now.Rule && was.Score == now.Score ? null : OtherProposals,
    };

    const string MatchedToUnknown = "matched-to-unknown";
    const string UnknownToMatched = "unknown-to-matched";
    const string OtherCase = "other-case";
    const string OtherProposals = "other-proposals";
}
