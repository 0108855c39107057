using System.Diagnostics;
using Enforcement.Ledger.Benchmarks.Baselines;

namespace Enforcement.Ledger.Benchmarks.Ratios;

/// <summary>Posting 1,000 receipts per batch, one client, against the hot-row ledger with an array call per batch. All receipts come from one
/// escrow account: there its row is hot, here there is none.</summary>
static class R1Batches
{
    const int Batch = 1_000;
    const int ClientCount = 8;
    const string Unit = "receipts";

    public static async Task MeasureAsync(Bench bench, CancellationToken ct)
    {
        await using var court = await BenchCourt.OpenAsync(bench.Cluster, ct);
        await using var hotRow = await HotRow.OpenAsync(court, ClientCount, ct);
        var turns = bench.Of(full: 20, quick: 4);
        var bank = new BankFile(Demonstration.EscrowAccountNo, "R");

        Task<double> Baseline() => SecondsAsync(() => hotRow.PostBatchAsync(0, court.Receipts(Batch), ct));
        await bench.RatesAsync("R1", "posting 1,000 receipts per batch ÷ hot-row in batches", Unit, Batch, turns, new(6, 10),
            () => SecondsAsync(() => court.ActAsync<PostReceipts, int>(u => u.ExecuteAsync(BenchCourt.Book, court.Receipts(Batch), ct), ct)), Baseline, ct);
        await bench.RatesAsync("R1 summed", "the same ÷ a ledger of balances that adds the batch up first, another design", Unit, Batch, turns, null,
            () => SecondsAsync(() => court.ActAsync<PostReceipts, int>(u => u.ExecuteAsync(BenchCourt.Book, court.Receipts(Batch), ct), ct)),
            () => SecondsAsync(() => hotRow.PostSummedAsync(0, court.Receipts(Batch), ct)), ct);
        await bench.RatesAsync("R1 clients", "the same, 8 clients at once ÷ hot-row in batches, 8 clients at once", Unit, ClientCount * Batch, bench.Of(full: 5, quick: 1), null,
            () => Clients.SecondsAsync(ClientCount, 1, (_, _) => court.ActAsync<PostReceipts, int>(u => u.ExecuteAsync(BenchCourt.Book, court.Receipts(Batch), ct), ct)),
            () => Clients.SecondsAsync(ClientCount, 1, (client, _) => hotRow.PostBatchAsync(client, court.Receipts(Batch), ct)), ct);
        await bench.RatesAsync("R1 import", "importing statements of 1,000 lines, file to posted ÷ hot-row in batches", Unit, Batch, turns, null,
            () => Import.SecondsAsync(court, bank.Camt(Batch), Batch, ct), Baseline, ct);
    }

    static async Task<double> SecondsAsync(Func<Task> post)
    {
        var started = Stopwatch.GetTimestamp();
        await post();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
