namespace Stateless.Reflection;

/// <summary>A state with its transitions and actions.</summary>
public class StateInfo
{
    internal StateInfo(object underlyingState, IReadOnlyList<ActionInfo> entryActions, IReadOnlyList<InvocationInfo> exitActions) =>
        (UnderlyingState, EntryActions, ExitActions) = (underlyingState, entryActions, exitActions);

    /// <summary>The state itself.</summary>
    public object UnderlyingState { get; }

    /// <summary>The states that are part of this one.</summary>
    public IEnumerable<StateInfo> Substates { get; internal set; } = [];

    /// <summary>The state that this one is part of, if any.</summary>
    public StateInfo? Superstate { get; internal set; }

    /// <summary>What runs on entering, in order.</summary>
    public IEnumerable<ActionInfo> EntryActions { get; }

    /// <summary>What runs on leaving, in order.</summary>
    public IEnumerable<InvocationInfo> ExitActions { get; }

    /// <summary>All transitions, the fixed ones first; ignored triggers are not among them.</summary>
    public IEnumerable<TransitionInfo> Transitions => FixedTransitions.Concat<TransitionInfo>(DynamicTransitions);

    /// <summary>The transitions whose destination is configured.</summary>
    public IEnumerable<FixedTransitionInfo> FixedTransitions { get; internal set; } = [];

    /// <summary>The transitions whose destination is chosen when fired.</summary>
    public IEnumerable<DynamicTransitionInfo> DynamicTransitions { get; internal set; } = [];

    /// <summary>The triggers that do nothing here.</summary>
    public IEnumerable<IgnoredTransitionInfo> IgnoredTriggers { get; internal set; } = [];

    /// <inheritdoc/>
    public override string ToString() => UnderlyingState.ToString() ?? "<null>";
}
