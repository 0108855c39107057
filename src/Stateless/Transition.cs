namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>One change of state.</summary>
    /// <param name="source">The state left.</param>
    /// <param name="destination">The state entered.</param>
    /// <param name="trigger">What caused it.</param>
    /// <param name="parameters">The trigger's arguments.</param>
    public class Transition(TState source, TState destination, TTrigger trigger, object?[]? parameters = null)
    {
        /// <summary>The state left.</summary>
        public TState Source { get; } = source;

        /// <summary>The state entered.</summary>
        public TState Destination { get; } = destination;

        /// <summary>What caused it.</summary>
        public TTrigger Trigger { get; } = trigger;

        /// <summary>Whether the state is left and entered again.</summary>
        public bool IsReentry => Same(Source, Destination);

        /// <summary>The trigger's arguments, none of them missing.</summary>
        public object?[] Parameters { get; } = parameters ?? [];
    }
}
