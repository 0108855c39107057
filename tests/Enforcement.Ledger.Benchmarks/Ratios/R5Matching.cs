using Enforcement.Ledger.Benchmarks.Baselines;

namespace Enforcement.Ledger.Benchmarks.Ratios;

/// <summary>Matching 100k lines against 50k cases, set-wise, against testing every line against every case in memory. The scan is here; matching
/// as a thing of its own, outside the import, is not built yet.</summary>
static class R5Matching
{
    const int Cases = 50_000;
    const int Lines = 1_000;

    public static Task MeasureAsync(Bench bench, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var rules = Enumerable.Range(1, Cases).Select(id => new PureRates.Rule(BenchCourt.SubAccount(id), BenchCourt.CaseNumberOf(id), BenchCourt.DebtorOf(id))).ToArray();
        var lines = Enumerable.Range(1, Lines).Select(i => new BenchReceipt(i)).Select(r =>
        {
            var id = 1 + r.Number * 7_919 % Cases;
            return new PureRates.Line(CamtCredit.NamesSubAccount(r.Number) ? BenchCourt.SubAccount(id) : null, BenchCourt.DebtorOf(id), BenchCourt.CaseNumberOf(id) + " 执行款");
        }).ToList();
        bench.Report.Add(new PendingRatio("R5", "matching 100k lines against 50k cases ÷ testing every line against every case in memory; and time(200k) ÷ time(20k)", "≥ 50; ≤ 11"));
        bench.Report.Add(new RawRate("R5's scan: every line against 50k cases in memory", PureRates.RuleScan(lines, rules, TimeSpan.FromSeconds(bench.Of(2, 1))), "lines/s"));
        return Task.CompletedTask;
    }
}
