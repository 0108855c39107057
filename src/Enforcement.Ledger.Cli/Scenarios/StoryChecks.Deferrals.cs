using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts.Deposits;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>What the ledger says of deferrals and deposits.</summary>
sealed partial class StoryChecks
{
    async Task<Dictionary<string, string>> DeferralAsync(string label, CancellationToken ct)
    {
        var id = labels.Deferrals.GetValueOrDefault(label);
        var shown = (await AskAsync<DeferralQueries, List<DeferralView>>(q => q.ListAsync(null, false, id + 1, 1, ct), ct)).Find(d => d.Id == id);
        return shown is null ? [] : new()
        {
            ["state"] = shown.State.ToString(),
            ["until"] = Iso(shown.Until),
            ["late"] = shown.Late ? "yes" : "no",
            ["expired"] = shown.Expired ? "yes" : "no",
            ["ended_on"] = shown.EndedOn is { } ended ? Iso(ended) : StoryKeys.None,
            ["decided"] = shown.DecidedBy is null ? StoryKeys.None : shown.DecidedFor is null ? shown.DecidedBy : $"{shown.DecidedBy}代{shown.DecidedFor}",
            ["d_due"] = shown.DDueOn is { } due ? Iso(due) : StoryKeys.None,
            ["d"] = Word(shown.D),
        };
    }

    async Task<Dictionary<string, string>> DepositAsync(string label, CancellationToken ct)
    {
        var id = labels.Deposits.GetValueOrDefault(label);
        var shown = (await AskAsync<DepositQueries, List<DepositView>>(q => q.ListAsync(null, false, id + 1, 1, ct), ct)).Find(d => d.Id == id);
        return shown is null ? [] : new()
        {
            ["state"] = shown.State.ToString(),
            ["amount"] = shown.Amount.ToString(),
            ["late"] = shown.Late ? "yes" : "no",
            ["lapse"] = shown.LapseOn is { } lapse ? Iso(lapse) : StoryKeys.None,
            ["lapsed"] = shown.Lapsed ? "yes" : "no",
        };
    }
}
