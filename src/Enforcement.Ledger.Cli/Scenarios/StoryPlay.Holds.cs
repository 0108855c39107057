using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>What stops the money of a case, and lets it go.</summary>
sealed partial class StoryPlay
{
    public async Task<Outcome> HoldAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        labels.Holds[keys.Text("label")] = await ActAsync<PlaceHold, long>(line, u => u.ExecuteAsync(new(
            labels.CaseId(keys.Text("case")), keys.Text("type"), keys.Find("document"), keys.AmountOrNull("amount"), keys.Find("party"), keys.Find("security"), keys.Find("reason")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> ConfirmHoldAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<ConfirmHold>(line, u => u.ExecuteAsync(new(labels.Holds.GetValueOrDefault(line.Keys.Text("hold"))), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> LiftAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<LiftHold>(line, u => u.ExecuteAsync(new(labels.Holds.GetValueOrDefault(line.Keys.Text("hold")), line.Keys.Find("document")), ct), ct);
        return Outcome.Ok;
    }
}
