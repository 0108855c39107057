using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>What every diagram of a machine shows, before a notation is chosen.</summary>
internal sealed class Diagram
{
    private readonly List<Edge> _edges = [];
    private readonly List<Decision> _decisions = [];

    public Diagram(StateMachineInfo machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        Machine = machine;
        foreach (var state in machine.States)
        {
            Draw(state);
        }
    }

    /// <summary>An arrow with its text.</summary>
    public sealed record Edge(string From, string To, string Label);

    /// <summary>The node at which a destination is chosen.</summary>
    public sealed record Decision(string Name, string Label);

    public StateMachineInfo Machine { get; }

    public IEnumerable<StateInfo> Roots => Machine.States.Where(state => state.Superstate is null);

    public IReadOnlyList<Edge> Edges => _edges;

    public IReadOnlyList<Decision> Decisions => _decisions;

    private void Draw(StateInfo state)
    {
        var name = state.ToString();
        foreach (var transition in state.FixedTransitions)
        {
            Add(name, transition.DestinationState.ToString(), transition, ActionsOf(transition, state));
        }

        foreach (var transition in state.DynamicTransitions)
        {
            var decision = new Decision($"Decision{_decisions.Count + 1}", transition.DestinationStateSelectorDescription.Description);
            _decisions.Add(decision);
            Add(name, decision.Name, transition, []);
            _edges.AddRange((transition.PossibleDestinationStates ?? [])
                .Select(possible => new Edge(decision.Name, possible.DestinationState, possible.Criterion)));
        }

        foreach (var transition in state.IgnoredTriggers)
        {
            Add(name, name, transition, []);
        }
    }

    // The box of a state lists what every entry runs; the arrow adds what only this trigger runs. A reentry has no other
    // arrow on which a reader could see that the state's own entry actions run again.
    private static IEnumerable<string> ActionsOf(FixedTransitionInfo transition, StateInfo source)
    {
        var trigger = transition.DestinationState == source ? null : transition.Trigger.ToString();
        return transition.EntersAndExits
            ? transition.DestinationState.EntryActions.Where(action => action.FromTrigger == trigger).Select(action => action.Method.Description)
            : [];
    }

    private void Add(string from, string to, TransitionInfo transition, IEnumerable<string> actions)
    {
        var run = string.Join(", ", actions);
        var guards = transition.GuardConditionsMethodDescriptions.Select(guard => $" [{guard.Description}]");
        _edges.Add(new(from, to, transition.Trigger + (run.Length > 0 ? $" / {run}" : "") + string.Concat(guards)));
    }
}
