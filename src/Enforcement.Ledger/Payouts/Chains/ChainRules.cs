using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>What makes a list of steps a version: no class of payee without a chain, no chain with a hole, no step that nobody may approve.</summary>
/// <source>domain reference §3.4, §4; scenarios reference (persons at the start)</source>
public static class ChainRules
{
    public const int LongestWindowDays = 366;

    /// <summary>Every fault of the version, each with its line (from 1) and field; none when it is sound.</summary>
    /// <param name="approvers">The roles that may approve payouts.</param>
    /// <param name="flags">The flags that a case can have.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyList<ChainStep> steps, int windowDays, IReadOnlySet<string> approvers, IReadOnlySet<string> flags)
    {
        var faults = new List<string>();
        if (windowDays is < 1 or > LongestWindowDays)
            faults.Add($"windowDays: from 1 to {LongestWindowDays} days");
        for (var i = 0; i < steps.Count; i++)
            faults.AddRange(OfLine(steps[i], approvers, flags).Select(f => $"line {i + 1}, {f}"));
        var lines = steps.Select((s, i) => (Step: s, Line: i + 1)).ToList();
        foreach (var payee in PayeeClass.All.Where(c => !steps.Any(s => s.PayeeClass == c && s.Flag is null)))
            faults.Add($"payeeClass: {payee} has no chain");
        foreach (var chain in lines.GroupBy(l => (l.Step.PayeeClass, l.Step.Flag)))
        {
            if (chain.MinBy(l => l.Step.From) is var first && !first.Step.From.IsZero)
                faults.Add($"line {first.Line}, from: the first band of {chain.Key.PayeeClass}{(chain.Key.Flag is { } flag ? $" with {flag}" : "")} begins at 0.00");
            foreach (var band in chain.GroupBy(l => l.Step.From))
                foreach (var (at, place) in band.OrderBy(l => l.Step.Step).Select((l, n) => (l, n + 1)).Where(p => p.l.Step.Step != p.Item2).Take(1))
                    faults.Add($"line {at.Line}, step: the steps from {band.Key} count 1, 2, 3 without a gap or a twin; {place} is due here");
        }
        return faults;
    }

    static IEnumerable<string> OfLine(ChainStep step, IReadOnlySet<string> approvers, IReadOnlySet<string> flags)
    {
        if (!PayeeClass.All.Contains(step.PayeeClass))
            yield return $"payeeClass: one of {string.Join(", ", PayeeClass.All)}";
        if (step.From.Minor < 0)
            yield return "from: not below 0.00";
        if (step.Step is < 1 or > short.MaxValue)
            yield return "step: from 1";
        if (!approvers.Contains(step.Role))
            yield return $"role: {step.Role} may not approve payouts; {string.Join(", ", approvers.Order())} may";
        if (step.Flag is { } flag && !flags.Contains(flag))
            yield return $"flag: one of {string.Join(", ", flags.Order())}, or none";
        if (step is { PayeeClass: PayeeClass.ThirdParty, NeedsDecision: false })
            yield return "needsDecision: a payee who is no party is paid on the panel's decision only";
    }
}
