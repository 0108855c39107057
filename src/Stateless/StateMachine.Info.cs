using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>The configuration as data: every configured state and every state a transition leads to.</summary>
    public StateMachineInfo GetInfo()
    {
        var reached = _nodes.Values.SelectMany(node => node.Rules).OfType<Rule.Move>().Select(move => move.Destination);
        var nodes = _nodes.Keys.Union(reached).Select(Find).ToList();
        var infos = nodes.ToDictionary(node => node.State, Describe);

        foreach (var node in nodes)
        {
            var info = infos[node.State];
            info.Superstate = node.Superstate is { } superstate ? infos[superstate.State] : null;
            info.Substates = [.. nodes.Where(other => other.Superstate == node).Select(other => infos[other.State])];

            var rules = node.Rules.GroupBy(rule => rule.Trigger).SelectMany(group => group).ToList();
            info.FixedTransitions = [.. rules.Select(rule => Describe(rule, node, infos)).OfType<FixedTransitionInfo>()];
            info.DynamicTransitions = [.. rules.OfType<Rule.Dynamic>().Select(rule =>
                new DynamicTransitionInfo(new(rule.Trigger), Describe(rule.Guards), rule.Selector, rule.Possible))];
            info.IgnoredTriggers = [.. rules.OfType<Rule.Ignore>().Select(rule =>
                new IgnoredTransitionInfo(new(rule.Trigger), Describe(rule.Guards)))];
        }

        return new(infos.Values, typeof(TState), typeof(TTrigger), infos.GetValueOrDefault(_initial) ?? Describe(Find(_initial)));
    }

    private static StateInfo Describe(Node node) => new(
        node.State,
        [.. node.EntrySteps.Select(step => new ActionInfo(step.Method, step.From?.ToString()))],
        [.. node.ExitSteps.Select(step => step.Method)]);

    private static FixedTransitionInfo? Describe(Rule rule, Node node, Dictionary<TState, StateInfo> infos) => rule switch
    {
        Rule.Move move => new(new(rule.Trigger), Describe(rule.Guards), infos[move.Destination], entersAndExits: true),
        Rule.Reentry => new(new(rule.Trigger), Describe(rule.Guards), infos[node.State], entersAndExits: true),
        Rule.Internal => new(new(rule.Trigger), Describe(rule.Guards), infos[node.State], entersAndExits: false),
        _ => null,
    };

    private static List<InvocationInfo> Describe(IEnumerable<Guard> guards) => [.. guards.Select(guard => guard.Method)];
}
