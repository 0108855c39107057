using Enforcement.Ledger.Benchmarks.Baselines;

namespace Enforcement.Ledger.Benchmarks.Ratios;

/// <summary>Single postings that all touch one escrow account, 8 clients at once, each act committed by itself. Ours is a whole act, with its
/// permission, its transaction and its evidence; the hot row is one call. What the ledgers alone make of it is printed beside: the hot row
/// within the same act, and <c>ledger.post</c> as one call.</summary>
static class R2OneAccount
{
    const int ClientCount = 8;
    const int Each = 30;
    const string Unit = "receipts";

    public static async Task MeasureAsync(Bench bench, CancellationToken ct)
    {
        await using var court = await BenchCourt.OpenAsync(bench.Cluster, ct);
        await using var hotRow = await HotRow.OpenAsync(court, ClientCount, ct);
        await using var bare = await BarePost.OpenAsync(court, ClientCount, ct);
        var turns = bench.Of(full: 10, quick: 2);
        await bench.RatesAsync("R2", "single postings on one escrow account, 8 clients ÷ hot-row, same load", Unit, ClientCount * Each, turns, new(5, 8), OursAsync, HotRowAsync, ct);
        await bench.RatesAsync("R2 act", "the same ÷ hot-row within the same act: permission, transaction, evidence", Unit, ClientCount * Each, turns, null, OursAsync,
            () => Clients.SecondsAsync(ClientCount, Each, (_, _) => court.ActAsync<PostToHotRow, long>(u => u.ExecuteAsync(court.Receipts(1)[0], ct), ct)), ct);
        await bench.RatesAsync("R2 call", "ledger.post as one call ÷ hot-row as one call, both prepared, no act around either", Unit, ClientCount * Each, turns, null,
            () => Clients.SecondsAsync(ClientCount, Each, (client, _) => bare.PostAsync(client, court.Receipts(1)[0], ct)), HotRowAsync, ct);

        Task<double> OursAsync() => Clients.SecondsAsync(ClientCount, Each, (_, _) => court.ActAsync<PostReceipts, int>(u => u.ExecuteAsync(BenchCourt.Book, court.Receipts(1), ct), ct));

        Task<double> HotRowAsync() => Clients.SecondsAsync(ClientCount, Each, (client, _) => hotRow.PostAsync(client, court.Receipts(1)[0], ct));
    }
}
