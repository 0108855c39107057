using System.Globalization;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>What a distribution plan says.</summary>
sealed partial class StoryChecks
{
    async Task<Dictionary<string, string>> PlanAsync(string label, CancellationToken ct)
    {
        var plan = await AskAsync<PlanQueries, PlanView>(q => q.ShowAsync(labels.Plans.GetValueOrDefault(label), ct), ct);
        return new()
        {
            ["state"] = plan.Plan.State.ToString(),
            ["version"] = plan.Plan.Version.ToString(CultureInfo.InvariantCulture),
            ["shares"] = StoryPlay.SharesOf(plan),
            ["aside"] = Money.Sum(plan.Claims.Where(c => c.Class != ClaimClass.Fee).DistinctBy(c => c.Creditor).Select(c => c.Aside)).ToString(),
        };
    }
}
