using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>What stops the money of a case, and lets it go.</summary>
sealed partial class StoryPlay
{
    const string Confirmer = "reg1", OtherConfirmer = "dir1";

    /// <summary>One line places it and has it confirmed by the supervisor, or by the director when the supervisor placed it; <c>confirmed=no</c> leaves it
    /// unconfirmed.</summary>
    public async Task<Outcome> HoldAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var id = labels.Holds[keys.Text("label")] = await ActAsync<PlaceHold, long>(line, u => u.ExecuteAsync(new(
            labels.CaseId(keys.Text("case")), StoryGrounds.Hold(keys.Text("type")), keys.Find("document"), keys.AmountOrNull("amount"), keys.Find("party"), keys.Find("security"), keys.Find("reason")), ct), ct);
        if (!keys.Has("confirmed") || keys.Yes("confirmed"))
            await ActAsync<ConfirmHold>(line with { Actor = line.Actor == Confirmer ? OtherConfirmer : Confirmer }, u => u.ExecuteAsync(new(id), ct), ct);
        return Outcome.Ok with { Also = "Held" };
    }

    public async Task<Outcome> ConfirmHoldAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<ConfirmHold>(line, u => u.ExecuteAsync(new(labels.Holds.GetValueOrDefault(line.Keys.Text("hold"))), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> LiftAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<LiftHold>(line, u => u.ExecuteAsync(new(labels.Holds.GetValueOrDefault(line.Keys.Text("hold")), line.Keys.Find("document")), ct), ct);
        return Outcome.Ok with { Also = "Lifted" };
    }
}
