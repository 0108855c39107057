using Stateless.Reflection;

namespace Stateless;

/// <summary>States, the triggers that lead from one to the next, and the guards that may forbid it.</summary>
/// <remarks>
/// A transition runs: guards, OnExit, the state is written, OnTransitioned, OnEntry, OnTransitionCompleted. An entry action
/// that throws therefore leaves the new state behind. One machine serves one thread at a time.
/// </remarks>
/// <typeparam name="TState">The states, usually an enum.</typeparam>
/// <typeparam name="TTrigger">The triggers, usually an enum.</typeparam>
public partial class StateMachine<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TState, Node> _nodes = [];
    private readonly Dictionary<TTrigger, TriggerWithParameters> _parameters = [];
    private readonly List<Step> _transitioned = [];
    private readonly List<Step> _completed = [];
    private readonly Func<TState> _read;
    private readonly Action<TState> _write;
    private readonly TState _initial;
    private readonly FiringMode _mode;

    /// <summary>A machine that keeps its own state and queues nested triggers.</summary>
    /// <param name="initialState">The state to begin in.</param>
    public StateMachine(TState initialState)
        : this(initialState, FiringMode.Queued)
    {
    }

    /// <summary>A machine that keeps its own state.</summary>
    /// <param name="initialState">The state to begin in.</param>
    /// <param name="firingMode">What to do with nested triggers.</param>
    public StateMachine(TState initialState, FiringMode firingMode)
    {
        var state = initialState;
        (_read, _write, _initial, _mode) = (() => state, next => state = next, initialState, firingMode);
    }

    /// <summary>A machine whose state lives elsewhere, queueing nested triggers.</summary>
    /// <param name="stateAccessor">Reads the state; called once here as well, to learn the initial one.</param>
    /// <param name="stateMutator">Writes the state.</param>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
        : this(stateAccessor, stateMutator, FiringMode.Queued)
    {
    }

    /// <summary>A machine whose state lives elsewhere.</summary>
    /// <param name="stateAccessor">Reads the state; called once here as well, to learn the initial one.</param>
    /// <param name="stateMutator">Writes the state.</param>
    /// <param name="firingMode">What to do with nested triggers.</param>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator, FiringMode firingMode)
    {
        ArgumentNullException.ThrowIfNull(stateAccessor);
        ArgumentNullException.ThrowIfNull(stateMutator);
        (_read, _write, _initial, _mode) = (stateAccessor, stateMutator, stateAccessor(), firingMode);
    }

    /// <summary>The current state.</summary>
    public TState State
    {
        get => _read();
        private set => _write(value);
    }

    /// <summary>Begins or continues the configuration of a state.</summary>
    /// <param name="state">The state.</param>
    public StateConfiguration Configure(TState state) => new(this, NodeToConfigure(state));

    /// <summary>Whether the current state is <paramref name="state"/> or one of its substates.</summary>
    /// <param name="state">The state asked about.</param>
    public bool IsInState(TState state) =>
        Find(State).WithSuperstates().Any(node => Same(node.State, state));

    /// <summary>Declares that a trigger carries one argument.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <typeparam name="TArg0">The argument's type.</typeparam>
    /// <returns>The object by which the trigger is fired from now on.</returns>
    /// <exception cref="InvalidOperationException">The trigger's parameters were declared before.</exception>
    public TriggerWithParameters<TArg0> SetTriggerParameters<TArg0>(TTrigger trigger)
    {
        var declared = new TriggerWithParameters<TArg0>(trigger);
        return _parameters.TryAdd(trigger, declared)
            ? declared
            : throw new InvalidOperationException($"Parameters for the trigger '{trigger}' have already been configured.");
    }

    private Node NodeToConfigure(TState state)
    {
        if (!_nodes.TryGetValue(state, out var node))
        {
            _nodes.Add(state, node = new Node(state));
        }

        return node;
    }

    // Looking must not configure: a state that was only passed through would otherwise appear in GetInfo.
    private Node Find(TState state) => _nodes.GetValueOrDefault(state) ?? new Node(state);

    private static bool Same<T>(T one, T other) => EqualityComparer<T>.Default.Equals(one, other);
}
