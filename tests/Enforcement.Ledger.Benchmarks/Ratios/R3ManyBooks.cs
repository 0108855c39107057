namespace Enforcement.Ledger.Benchmarks.Ratios;

/// <summary>Whether one book is a bottleneck: the same single postings by 8 clients, all into one book, and each into the next of 16.</summary>
static class R3ManyBooks
{
    const int ClientCount = 8;
    const int Each = 30;

    public static async Task MeasureAsync(Bench bench, CancellationToken ct)
    {
        await using var court = await BenchCourt.OpenAsync(bench.Cluster, ct);
        await bench.RatesAsync("R3", "single postings into one book, 8 clients ÷ spread over 16 books", "receipts", ClientCount * Each, bench.Of(full: 10, quick: 2), new(0.9, 1.0),
            () => SecondsAsync((_, _) => BenchCourt.Book),
            () => SecondsAsync((client, i) => BenchCourt.ManyBooks[(client + i) % BenchCourt.ManyBooks.Count]), ct);

        Task<double> SecondsAsync(Func<int, int, int> book) => Clients.SecondsAsync(ClientCount, Each,
            (client, i) => court.ActAsync<PostReceipts, int>(u => u.ExecuteAsync(book(client, i), court.Receipts(1), ct), ct));
    }
}
