using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Bonds;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Auctions, and the bonds of their bidders.</summary>
sealed partial class StoryPlay
{
    static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm");

    public async Task<Outcome> AuctionAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var mode = Enum.Parse<AuctionMode>(keys.Find("mode") ?? nameof(AuctionMode.Online), ignoreCase: true);
        var request = new RegisterAuction.Request(labels.NumberOfCase(keys.Text("case")), keys.Find("lot") ?? "房产一套", keys.Find("platform") ?? "网拍平台", mode, keys.Text("number"), keys.Find("bond_number"),
            keys.Amount("start"), keys.Amount("bond"), MomentOf(keys.Text("ends")));
        labels.Auctions[keys.Text("label")] = await ActAsync<RegisterAuction, long>(line, u => u.ExecuteAsync(request, ct), ct);
        return Outcome.Ok;
    }

    /// <summary><c>winner=B1</c> for a sale, <c>called_off=yes</c>, or neither when nobody bid.</summary>
    public async Task<Outcome> ResultAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var winner = keys.Find("winner") is { } label ? (await BondAsync(label, ct))?.Id ?? 0 : (long?)null;
        var result = winner is not null ? AuctionResult.Sold : keys.Yes("called_off") ? AuctionResult.CalledOff : AuctionResult.Unsold;
        var ended = keys.Find("ended") is { } at ? MomentOf(at) : (Instant?)null;
        await ActAsync<RecordAuctionResult>(line, u => u.ExecuteAsync(new(labels.Auctions.GetValueOrDefault(keys.Text("auction")), result, winner, ended), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> BondAsync(StoryLine line, CancellationToken ct)
    {
        var id = await LineAsync(line.Keys.Text("line"), ct);
        await ActAsync<ProposeBond, long>(line, u => u.ExecuteAsync(new(id, labels.Auctions.GetValueOrDefault(line.Keys.Text("auction")), line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.Ok;
    }

    public Task<Outcome> ConvertAsync(StoryLine line, CancellationToken ct) => ConvertAsync(line, ConversionKind.Price, ct);

    public Task<Outcome> ForfeitAsync(StoryLine line, CancellationToken ct) => ConvertAsync(line, ConversionKind.Default, ct);

    async Task<Outcome> ConvertAsync(StoryLine line, ConversionKind kind, CancellationToken ct)
    {
        var bond = await BondAsync(line.Keys.Text("line"), ct);
        await ActAsync<ProposeConversion, long>(line, u => u.ExecuteAsync(new(bond?.Id ?? 0, kind, line.Keys.Find("document")), ct), ct);
        return Outcome.Ok;
    }

    /// <summary>Confirms what is proposed about the bonds of the lines: that they are bonds, or that one becomes the case's money.</summary>
    /// <returns>Null when nothing of that kind ever was.</returns>
    async Task<Outcome?> ConfirmBondAsync(StoryLine line, CancellationToken ct)
    {
        if (await BondAsync(line.Keys.Labels("line")[0], ct) is not { State: not BondState.Rejected } first)
            return null;
        if (first is { State: not BondState.Proposed, Conversion: { } conversion })
            await ActAsync<ConfirmConversion>(line, u => u.ExecuteAsync(new(conversion.Id), ct), ct);
        else
        {
            var bonds = new List<long>();
            foreach (var label in line.Keys.Labels("line"))
                bonds.Add((await BondAsync(label, ct))?.Id ?? 0);
            await ActAsync<ConfirmBonds>(line, u => u.ExecuteAsync(new(bonds), ct), ct);
        }
        return Outcome.Ok;
    }

    async Task<Outcome?> RejectBondAsync(StoryLine line, CancellationToken ct)
    {
        if (await BondAsync(line.Keys.Text("line"), ct) is not { State: not BondState.Rejected } bond)
            return null;
        var reason = line.Keys.Find("reason") ?? NoReason;
        if (bond is { State: not BondState.Proposed, Conversion: { } conversion })
            await ActAsync<RejectConversion>(line, u => u.ExecuteAsync(new(conversion.Id, reason), ct), ct);
        else
            await ActAsync<RejectBond>(line, u => u.ExecuteAsync(new(bond.Id, reason), ct), ct);
        return Outcome.Ok;
    }

    async Task<Outcome?> WithdrawConversionAsync(StoryLine line, CancellationToken ct)
    {
        if (await BondAsync(line.Keys.Text("line"), ct) is not { Conversion: { } conversion })
            return null;
        await ActAsync<WithdrawConversion>(line, u => u.ExecuteAsync(new(conversion.Id, line.Keys.Find("reason")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> AskUndoBondAsync(StoryLine line, CancellationToken ct)
    {
        var bond = await BondAsync(line.Keys.Text("line"), ct);
        await ActAsync<AskUndoBond>(line, u => u.ExecuteAsync(new(bond?.Id ?? 0, line.Keys.Text("reason")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> ConfirmUndoBondAsync(StoryLine line, CancellationToken ct)
    {
        var bond = await BondAsync(line.Keys.Text("line"), ct);
        await ActAsync<ConfirmUndoBond>(line, u => u.ExecuteAsync(new(bond?.Id ?? 0), ct), ct);
        return Outcome.Ok;
    }

    async Task<BondView?> BondAsync(string label, CancellationToken ct)
    {
        var lineId = await LineAsync(label, ct);
        return (await AskAsync<BondQueries, List<BondView>>(q => q.OfLineAsync(lineId, ct), ct)).FirstOrDefault();
    }

    static Instant MomentOf(string text) => Minute.Parse(text) is { Success: true, Value: var at } ? at.InZoneStrictly(Office.Zone).ToInstant()
        : throw new StoryUnreadable($"{text} is no moment; write it as 2026-03-05T10:00.");
}
