using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Enforcement.Ledger.Benchmarks.Growth;
using Enforcement.Ledger.Benchmarks.Pure;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>A rate of one side alone, for orientation.</summary>
sealed record RawRate(string Name, double Rate, string Unit);

/// <summary>A ratio whose other side is not built yet; no number stands in for it.</summary>
sealed record PendingRatio(string Id, string What, string Target)
{
    public const string Awaits = "filled by the feature that owns it";
}

/// <summary>What a run found: as a table for people, or as one JSON document.</summary>
sealed class Report(bool quick)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly List<Ratio> ratios = [];
    readonly List<RawRate> raw = [];
    readonly List<PendingRatio> pending = [];

    /// <summary>Null when no part asked for a cluster.</summary>
    public Machine? Machine { get; set; }

    public IReadOnlyList<PureLine> Pure { get; set; } = [];

    public IReadOnlyList<GrowthLine> Growth { get; set; } = [];

    public BytesReport? Bytes { get; set; }

    public void Add(Ratio ratio) => ratios.Add(ratio);

    public void Add(RawRate rate) => raw.Add(rate);

    public void Add(PendingRatio ratio) => pending.Add(ratio);

    public void WriteText(TextWriter to)
    {
        foreach (var line in Machine?.Lines().Append("") ?? [])
            to.WriteLine(line);
        foreach (var line in ratios.SelectMany(r => r.Lines().Append("")))
            to.WriteLine(line);
        foreach (var p in pending)
            to.WriteLine($"{p.Id,-14} {p.What}; target {p.Target}: {PendingRatio.Awaits}");
        foreach (var r in raw)
            to.WriteLine($"{"",-14} {r.Name}: {Ratio.Figure(r.Rate)} {r.Unit}");
        foreach (var g in Growth)
            to.WriteLine($"{g.Id,-14} {g.What}: {Ratio.Figure(g.Value)} {g.Unit}{(g.Target is { } t ? $"  target ≤ {t}: {(g.Value <= t ? "met" : "NOT met")}" : "")}");
        foreach (var p in Pure)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{p.What,-42} {Ratio.Figure(p.Nanoseconds),10} ns  {p.AllocatedBytes,7} B{(p.MegabytesPerSecond is { } mb ? $"  {Ratio.Figure(mb)} MB/s" : "")}"));
        if (Bytes?.PerReceipt is { } bytes)
            to.WriteLine($"{"bytes",-14} {Ratio.Figure(bytes)} bytes per posted receipt, all tables and indexes  target ≤ {Bytes.Target}: {(bytes <= Bytes.Target ? "met" : "NOT met")}");
    }

    public void WriteJson(TextWriter to) => to.WriteLine(JsonSerializer.Serialize(new
    {
        machine = Machine,
        quick,
        ratios = ratios.Select(r => new
        {
            r.Id,
            r.What,
            median = Rounded(r.Rounds.Median),
            min = Rounded(r.Rounds.Min),
            max = Rounded(r.Rounds.Max),
            spread = Rounded(r.Rounds.Spread),
            target = r.Target?.Value,
            stretch = r.Target?.Stretch,
            atMost = r.Target?.AtMost,
            met = r.Target?.IsMetBy(r.Rounds.Median),
            steady = r.Rounds.Steady,
            rounds = r.Rounds.Rounds.Count,
            r.Unit,
            ours = Rounded(r.Rounds.Ours),
            baseline = Rounded(r.Rounds.Baseline),
        }),
        pending = pending.Select(p => new { p.Id, p.What, p.Target, PendingRatio.Awaits }),
        raw = raw.Select(r => new { r.Name, rate = Rounded(r.Rate), r.Unit }),
        pure = Pure,
        growth = Growth,
        bytes = Bytes,
    }, Json));

    static double Rounded(double value) => value == 0 ? 0 : Math.Round(value, Math.Clamp(4 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12));
}
