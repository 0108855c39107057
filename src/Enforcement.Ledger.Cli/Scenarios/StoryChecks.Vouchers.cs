using System.Globalization;
using Enforcement.Ledger.Receipts.Vouchers;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Cash, numbered receipts, import lag and arrivals.</summary>
sealed partial class StoryChecks
{
    async Task<Dictionary<string, string>> CashAsync(string label, CancellationToken ct)
    {
        var cash = await AskAsync<CashQueries, CashView>(q => q.ShowAsync(labels.Vouchers.GetValueOrDefault(label), ct), ct);
        return new()
        {
            ["state"] = cash.State.ToString(),
            ["due"] = Iso(cash.DueOn),
            ["late"] = cash.Overdue ? "yes" : "no",
            ["banked"] = cash.BankedOn is { } day ? Iso(day) : StoryKeys.None,
        };
    }

    async Task<Dictionary<string, string>> LagAsync(string label, CancellationToken ct)
    {
        var lineId = await LineIdAsync(label, ct);
        var all = await AskAsync<ImportLagQueries, List<ImportLagLine>>(q => q.LateAsync(null, null, null, -1, int.MaxValue, ct), ct);
        return all.Find(l => l.LineId == lineId) is { } lag ? new() { ["days"] = lag.LagDays.ToString(CultureInfo.InvariantCulture) } : [];
    }

    async Task<Dictionary<string, string>> ReceiptAsync(string label, CancellationToken ct)
    {
        var lineId = await LineIdAsync(label, ct);
        var all = await AskAsync<OfficialReceiptQueries, List<OfficialReceiptView>>(q => q.ListAsync(null, null, null, int.MaxValue, ct), ct);
        return all.Find(r => r.LineId == lineId) is { } newest
            ? new() { ["number"] = newest.Number, ["words"] = newest.AmountInWords, ["voided"] = newest.VoidedAt is null ? "no" : "yes" }
            : [];
    }

    async Task<Dictionary<string, string>> ArrivalAsync(string label, CancellationToken ct)
    {
        var lineId = await LineIdAsync(label, ct);
        var unseen = (await AskAsync<ArrivalQueries, List<ArrivalView>>(q => q.UnseenAsync(null, int.MaxValue, ct), ct)).Find(a => a.LineId == lineId);
        return new() { ["seen"] = unseen is null ? "yes" : "no", ["late"] = unseen is { Overdue: true } ? "yes" : "no" };
    }
}
