using System.Diagnostics;
using Enforcement.Ledger.Benchmarks.Baselines;

namespace Enforcement.Ledger.Benchmarks.Ratios;

/// <summary>A statement from file to posted, and from file to stored, against binary COPY of the very rows it leaves behind.</summary>
static class R4Import
{
    public static async Task MeasureAsync(Bench bench, CancellationToken ct)
    {
        var lines = bench.Of(full: 50_000, quick: 6_000);
        await WholeAsync(bench, lines, ct);
        await StoringAsync(bench, lines, ct);
        bench.Report.Add(new RawRate("XmlReader over a camt.053 file, nothing looked at", PureRates.XmlPass(new BankFile(Demonstration.EscrowAccountNo, "X").Camt(5_000), TimeSpan.FromSeconds(1)), "MB/s"));
    }

    static async Task WholeAsync(Bench bench, int lines, CancellationToken ct)
    {
        await using var court = await BenchCourt.OpenAsync(bench.Cluster, ct);
        var copy = await RawCopy.OpenAsync(court, RawCopy.OfAnImport, ct);
        var bank = new BankFile(Demonstration.EscrowAccountNo, "I");
        // The copy takes the rows of an import before: whichever side goes first, there are some.
        var rows = new Queue<IReadOnlyDictionary<string, byte[]>>();
        await ImportAsync();
        await bench.RatesAsync("R4", "statement lines/s, file to posted ÷ binary COPY of the same rows into equally indexed tables", "lines", lines, 1, new(0.15, 0.25), ImportAsync,
            () => copy.CopyAsync(rows.Dequeue(), ct), ct);

        async Task<double> ImportAsync()
        {
            var seconds = await Import.SecondsAsync(court, bank.Camt(lines), lines, ct);
            rows.Enqueue(await copy.TakeNewRowsAsync(ct));
            return seconds;
        }
    }

    static async Task StoringAsync(Bench bench, int lines, CancellationToken ct)
    {
        await using var court = await BenchCourt.OpenAsync(bench.Cluster, ct);
        var copy = await RawCopy.OpenAsync(court, RawCopy.OfStoring, ct);
        var bank = new BankFile(Demonstration.EscrowAccountNo, "S");
        var rows = new Queue<IReadOnlyDictionary<string, byte[]>>();
        await StoreAsync();
        await bench.RatesAsync("R4 storing", "statement lines/s, file to stored ÷ binary COPY of the same lines into an equally indexed table", "lines", lines, 1, new(0.5, 0.65), StoreAsync,
            () => copy.CopyAsync(rows.Dequeue(), ct), ct);

        async Task<double> StoreAsync()
        {
            await using var file = await Import.OnDiskAsync(bank.Camt(lines), ct);
            var started = Stopwatch.GetTimestamp();
            var stored = await court.ActAsync<StoreStatement, int>(u => u.ExecuteAsync(BenchCourt.Book, file, ct), ct);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (stored != lines)
                throw new InvalidOperationException($"{stored} lines were stored of {lines}.");
            rows.Enqueue(await copy.TakeNewRowsAsync(ct));
            return seconds;
        }
    }
}
