using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Vouchers;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Cash, numbered receipts and arrivals.</summary>
sealed partial class StoryPlay
{
    /// <summary>Cash is taken now, or at the earlier moment that the officers say.</summary>
    public async Task<Outcome> CashAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var at = (keys.Find("taken") is { } said ? LocalDatePattern.Iso.Parse(said).GetValueOrThrow().At(new LocalTime(12, 0)) : line.At).InZoneLeniently(Office.Zone).ToInstant();
        LocalDate? back = keys.Find("back") is { } day ? LocalDatePattern.Iso.Parse(day).GetValueOrThrow() : null;
        labels.Vouchers[keys.Text("label")] = await ActAsync<TakeCash, long>(line,
            u => u.ExecuteAsync(new(labels.CaseId(keys.Text("case")), keys.Amount("amount"), keys.Text("payer"), keys.Find("with"), at, keys.Find("place") ?? "被执行人住所地", keys.Find("reason"), back), ct), ct);
        return Outcome.Ok with { Facts = [("number", (await AskAsync<CashQueries, CashView>(q => q.ShowAsync(Voucher(keys.Text("label")), ct), ct)).Number)] };
    }

    public async Task<Outcome> HandInAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<AcceptCash>(line, u => u.ExecuteAsync(new(Voucher(line.Keys.Text("voucher")), line.Keys.Find("reason")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> PairAsync(StoryLine line, CancellationToken ct)
    {
        var lineId = await LineAsync(line.Keys.Text("line"), ct);
        await ActAsync<PairCash>(line, u => u.ExecuteAsync(new([.. line.Keys.Labels("vouchers").Select(Voucher)], lineId), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> UnpairAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<UnpairCash>(line, u => u.ExecuteAsync(new(Voucher(line.Keys.Text("voucher")), line.Keys.Find("reason")), ct), ct);
        return Outcome.Ok;
    }

    /// <summary>Voids the voucher of cash, or the receipt in force of a line.</summary>
    public async Task<Outcome> VoidAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        if (keys.Find("receipt-of") is { } label)
        {
            var receipts = await ReceiptsOfAsync(label, ct);
            var receipt = receipts.Find(r => r.VoidedAt is null) ?? receipts.FirstOrDefault();
            await ActAsync<VoidReceipt>(line, u => u.ExecuteAsync(new(receipt?.Id ?? 0, keys.Find("reason")), ct), ct);
        }
        else
            await ActAsync<VoidCash>(line, u => u.ExecuteAsync(new(Voucher(keys.Text("voucher")), keys.Find("reason")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> IssueAsync(StoryLine line, CancellationToken ct)
    {
        var lines = new List<long>();
        foreach (var label in line.Keys.Labels("lines"))
            lines.Add(await LineAsync(label, ct));
        var issued = await ActAsync<IssueReceipts, IssueReceipts.Issued>(line, u => u.ExecuteAsync(new(lines), ct), ct);
        return Outcome.Ok with { Facts = [("count", Text(issued.Count)), ("first", issued.First), ("last", issued.Last)] };
    }

    public async Task<Outcome> SeeAsync(StoryLine line, CancellationToken ct)
    {
        var lineId = await LineAsync(line.Keys.Text("line"), ct);
        return Outcome.Ok with { Facts = [("count", Text(await ActAsync<SeeArrivals, int>(line, u => u.ExecuteAsync(new([lineId]), ct), ct)))] };
    }

    public async Task<Outcome> TellAsync(StoryLine line, CancellationToken ct)
    {
        var lineId = await LineAsync(line.Keys.Text("line"), ct);
        return Outcome.Ok with { Facts = [("count", Text(await ActAsync<TellArrivals, int>(line, u => u.ExecuteAsync(new([lineId]), ct), ct)))] };
    }

    async Task<List<OfficialReceiptView>> ReceiptsOfAsync(string label, CancellationToken ct)
    {
        var lineId = await LineAsync(label, ct);
        return (await AskAsync<OfficialReceiptQueries, List<OfficialReceiptView>>(q => q.ListAsync(null, null, null, int.MaxValue, ct), ct)).FindAll(r => r.LineId == lineId);
    }

    long Voucher(string label) => labels.Vouchers.GetValueOrDefault(label);
}
