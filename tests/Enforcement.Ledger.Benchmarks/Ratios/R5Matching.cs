using System.Diagnostics;
using Enforcement.Ledger.Benchmarks.Baselines;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using NodaTime;

namespace Enforcement.Ledger.Benchmarks.Ratios;

/// <summary>Matching lines against 50k cases, set-wise through PostgreSQL as the import does it, against testing every line against every case
/// in memory; and how the time grows with the lines. Both are handed the lines in memory and come to the same decisions, which is checked.</summary>
static class R5Matching
{
    const int Cases = 50_000;

    /// <summary>The scan takes as long for each line, so it is timed on so many, of the same mix, and its time scaled to all.</summary>
    const int ScannedLines = 600;

    public static async Task MeasureAsync(Bench bench, CancellationToken ct)
    {
        await using var court = await BenchCourt.OpenAsync(bench.Cluster, ct);
        await court.GrowCasesAsync(Cases, ct);
        var lines = bench.Of(full: 100_000, quick: 20_000);
        var credits = Enumerable.Range(1, 2 * lines).Select(i => CreditOf(i)).ToList();
        var scan = new CaseScan([.. Enumerable.Range(1, Cases).Select(id => new CaseScan.Case(id, BenchCourt.CaseNumberOf(id), CaseNumber.Parse(BenchCourt.CaseNumberOf(id)).Key,
            BenchCourt.SubAccount(id), PersonName.Normalise(BenchCourt.DebtorOf(id)), 100_000_000))], Demonstration.CourtCode, Office.Today(SystemClock.Instance.GetCurrentInstant()).Year, await RulesAsync(court, ct));
        var decided = await court.ActAsync<MatchCredits, List<MatchDecision>>(u => u.ExecuteAsync(BenchCourt.Book, credits[..ScannedLines], ct), ct);
        Compare(decided, [.. credits[..ScannedLines].Select(scan.Match)]);

        await bench.RatesAsync("R5", $"lines/s matched against {Cases / 1000}k cases, set-wise ÷ testing every line against every case in memory (timed on {ScannedLines} lines and scaled)", "lines", lines, 1, new(50),
            () => MatchAsync(lines), () => Task.FromResult(ScanSeconds() * lines / ScannedLines), ct);
        await bench.FiguresAsync("R5 growth", $"time to match {2 * lines / 1_000}k lines ÷ time to match {lines / 5_000}k lines", "s", new(11, AtMost: true), () => MatchAsync(2 * lines), () => MatchAsync(lines / 5), ct);

        async Task<double> MatchAsync(int count)
        {
            var some = credits[..count];
            var started = Stopwatch.GetTimestamp();
            var decisions = await court.ActAsync<MatchCredits, List<MatchDecision>>(u => u.ExecuteAsync(BenchCourt.Book, some, ct), ct);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (decisions.Count != count || decisions.Count(d => d.CaseId is not null) < count * 9 / 10)
                throw new InvalidOperationException($"R5: {decisions.Count(d => d.CaseId is not null)} lines of {count} were matched.");
            return seconds;
        }

        double ScanSeconds()
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var credit in credits[..ScannedLines])
                scan.Match(credit);
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
    }

    // The mix of the bank files: nine in ten name a sub-account, one in twenty a number and its debtor, one in twenty only who pays.
    static CreditLine CreditOf(long number)
    {
        var credit = new CamtCredit(number, Money.FromMinor(10_000 + number * 104_729 % 990_000), "", 1 + number * 7_919 % Cases, BenchCourt.CaseNumberOf(1 + number * 7_919 % Cases));
        return new(number, credit.Amount, credit.Payer, credit.PayerAccount, CamtCredit.NamesSubAccount(number) ? BenchCourt.SubAccount(credit.CaseId) : null, credit.Remark);
    }

    static void Compare(List<MatchDecision> ours, List<MatchDecision> scanned)
    {
        foreach (var (a, b) in ours.Zip(scanned))
            if ((a.Rule, a.CaseId) != (b.Rule, b.CaseId) || !a.Proposals.Select(p => (p.CaseId, p.Score)).SequenceEqual(b.Proposals.Select(p => (p.CaseId, p.Score))))
                throw new InvalidOperationException($"R5: {a.Rule} {a.CaseId} is decided set-wise, {b.Rule} {b.CaseId} by the scan.");
    }

    static Task<RuleSet> RulesAsync(BenchCourt court, CancellationToken ct) => court.ActAsync<RulesInForce, RuleSet>(u => u.ExecuteAsync(ct), ct);
}
