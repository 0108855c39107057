using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Benchmarks.Ratios;

/// <summary>What comes twice is taken once, and soon: a statement delivered again, as the same file and as another, and 32 clients with one key.</summary>
static class R8Again
{
    const int ClientCount = 32;
    const string Everything = "select (select count(*) from receipts.statement_line) + (select count(*) from ledger.entry) + (select count(*) from ledger.position)";

    public static async Task MeasureAsync(Bench bench, CancellationToken ct)
    {
        await StatementAsync(bench, "R8", "a statement delivered again in another file (one blank more) ÷ first delivery, 0 new rows", file => [.. file, (byte)'\n'], ct);
        await StatementAsync(bench, "R8 same file", "a statement delivered again as the same file ÷ first delivery, 0 new rows", file => file, ct);
        await using var court = await BenchCourt.OpenAsync(bench.Cluster, ct);
        await OneKeyAsync(bench, court, "R8 one key", "postings made by 32 clients with one idempotency key ÷ 1", async () =>
        {
            var receipt = court.Receipts(1);
            await AllAtOnceAsync(_ => court.ActAsync<PostReceipts, int>(u => u.ExecuteAsync(BenchCourt.Book, receipt, ct), ct));
        }, ct);
        await OneKeyAsync(bench, court, "R8 one request", "postings made by 32 clients that send one request, each with an entry of its own ÷ 1", async () =>
        {
            var request = new RequestKey(Guid.NewGuid().ToString(), Guid.NewGuid());
            await AllAtOnceAsync(_ => court.ActAsync<PostReceipts, int>(u => u.ExecuteAsync(BenchCourt.Book, court.Receipts(1), ct), ct, request));
        }, ct);
    }

    static async Task StatementAsync(Bench bench, string id, string what, Func<byte[], byte[]> deliveredAs, CancellationToken ct)
    {
        await using var court = await BenchCourt.OpenAsync(bench.Cluster, ct);
        var lines = bench.Of(full: 20_000, quick: 4_000);
        var bank = new BankFile(Demonstration.EscrowAccountNo, "D");
        var delivered = new Queue<byte[]>();
        await FirstAsync();
        await bench.FiguresAsync(id, what, "s", new(0.25, AtMost: true), AgainAsync, FirstAsync, ct);

        async Task<double> AgainAsync()
        {
            var before = await court.AskAsync<long>(Everything, ct);
            var seconds = await Import.SecondsAsync(court, deliveredAs(delivered.Dequeue()), 0, ct);
            if (await court.AskAsync<long>(Everything, ct) is var after && after != before)
                throw new InvalidOperationException($"{id}: a statement delivered again left {after - before} new rows.");
            return seconds;
        }

        async Task<double> FirstAsync()
        {
            var file = bank.Camt(lines);
            delivered.Enqueue(file);
            return await Import.SecondsAsync(court, file, lines, ct);
        }
    }

    static Task OneKeyAsync(Bench bench, BenchCourt court, string id, string what, Func<Task> send, CancellationToken ct) =>
        bench.FiguresAsync(id, what, "postings", new(1, AtMost: true), async () =>
        {
            var before = await court.AskAsync<long>("select count(*) from ledger.entry", ct);
            await send();
            return await court.AskAsync<long>("select count(*) from ledger.entry", ct) - before;
        }, () => Task.FromResult(1.0), ct);

    static Task AllAtOnceAsync(Func<int, Task> act) => Clients.SecondsAsync(ClientCount, 1, (client, _) => act(client));
}
