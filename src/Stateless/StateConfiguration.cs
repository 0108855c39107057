using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What may happen in one state. Every method returns its receiver.</summary>
    public partial class StateConfiguration
    {
        private readonly Node _node;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, Node node) => (Machine, _node) = (machine, node);

        /// <summary>The state being configured.</summary>
        public TState State => _node.State;

        /// <summary>The machine it belongs to.</summary>
        public StateMachine<TState, TTrigger> Machine { get; }

        /// <summary>A trigger leads to another state.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationState">The other state.</param>
        /// <exception cref="ArgumentException">The destination is this state: that is PermitReentry or Ignore.</exception>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) => Move(trigger, destinationState);

        /// <summary>A trigger leads to another state while a guard is met.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationState">The other state.</param>
        /// <param name="guard">The guard.</param>
        /// <param name="guardDescription">What an unmet guard is called in messages and diagrams.</param>
        /// <exception cref="ArgumentException">The destination is this state.</exception>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, Func<bool> guard, string? guardDescription = null) =>
            Move(trigger, destinationState, Guard.Now(guard, guardDescription));

        /// <summary>A trigger leads to another state while all guards are met; unmet ones are reported each by its name.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationState">The other state.</param>
        /// <param name="guards">The guards with their descriptions.</param>
        /// <exception cref="ArgumentException">The destination is this state.</exception>
        public StateConfiguration PermitIf(TTrigger trigger, TState destinationState, params Tuple<Func<bool>, string>[] guards) =>
            Move(trigger, destinationState, [.. guards.Select(guard => Guard.Now(guard.Item1, guard.Item2))]);

        /// <summary>A trigger leads to another state while an awaited guard is met; Fire and CanFire then throw.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationState">The other state.</param>
        /// <param name="guard">The guard.</param>
        /// <param name="guardDescription">What an unmet guard is called in messages and diagrams.</param>
        /// <exception cref="ArgumentException">The destination is this state.</exception>
        public StateConfiguration PermitIfAsync(
            TTrigger trigger, TState destinationState, Func<Task<bool>> guard, string? guardDescription = null) =>
            Move(trigger, destinationState, Guard.Later(guard, guardDescription));

        /// <summary>A trigger leaves this state and enters it again.</summary>
        /// <param name="trigger">The trigger.</param>
        public StateConfiguration PermitReentry(TTrigger trigger) => Add(new Rule.Reentry(trigger, [], State));

        /// <summary>A trigger leaves this state and enters it again while a guard is met.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="guard">The guard.</param>
        /// <param name="guardDescription">What an unmet guard is called in messages and diagrams.</param>
        public StateConfiguration PermitReentryIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(new Rule.Reentry(trigger, [Guard.Now(guard, guardDescription)], State));

        /// <summary>A trigger leads to a state that is chosen when it is fired; this one may be chosen.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationStateSelector">Chooses the state, after the guards.</param>
        /// <param name="destinationStateSelectorDescription">What the choice is called in diagrams.</param>
        /// <param name="possibleDestinationStates">The states that diagrams show behind the choice.</param>
        public StateConfiguration PermitDynamic(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            return Choose(
                trigger, _ => destinationStateSelector(), destinationStateSelector,
                destinationStateSelectorDescription, possibleDestinationStates);
        }

        /// <summary>A trigger leads to a state that is chosen by its argument.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationStateSelector">Chooses the state, after the guards.</param>
        /// <param name="destinationStateSelectorDescription">What the choice is called in diagrams.</param>
        /// <param name="possibleDestinationStates">The states that diagrams show behind the choice.</param>
        /// <typeparam name="TArg0">The argument's type.</typeparam>
        public StateConfiguration PermitDynamic<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            return Choose(
                trigger.Trigger, args => destinationStateSelector(First<TArg0>(args)), destinationStateSelector,
                destinationStateSelectorDescription, possibleDestinationStates);
        }

        /// <summary>A trigger leads to a state that is chosen when it is fired, while a guard is met.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationStateSelector">Chooses the state, after the guard.</param>
        /// <param name="guard">The guard.</param>
        /// <param name="guardDescription">What an unmet guard is called in messages and diagrams.</param>
        /// <param name="possibleDestinationStates">The states that diagrams show behind the choice.</param>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            Func<bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null)
        {
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            return Choose(
                trigger, _ => destinationStateSelector(), destinationStateSelector,
                null, possibleDestinationStates, Guard.Now(guard, guardDescription));
        }

        /// <summary>A trigger does nothing here, and that is no error.</summary>
        /// <param name="trigger">The trigger.</param>
        public StateConfiguration Ignore(TTrigger trigger) => Add(new Rule.Ignore(trigger, []));

        /// <summary>A trigger does nothing here while a guard is met.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="guard">The guard.</param>
        /// <param name="guardDescription">What an unmet guard is called in messages and diagrams.</param>
        public StateConfiguration IgnoreIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(new Rule.Ignore(trigger, [Guard.Now(guard, guardDescription)]));

        /// <summary>Makes this state a part of another, whose rules apply here when none of this state's is open.</summary>
        /// <param name="superstate">The state that includes this one.</param>
        /// <exception cref="ArgumentException">The other state is this one or a part of it.</exception>
        public StateConfiguration SubstateOf(TState superstate)
        {
            var node = Machine.NodeToConfigure(superstate);
            if (_node.Includes(node))
            {
                throw new ArgumentException(
                    $"Configuring {State} as a substate of {superstate} creates an illegal cyclic configuration.", nameof(superstate));
            }

            _node.Superstate = node;
            return this;
        }

        private StateConfiguration Move(TTrigger trigger, TState destinationState, params Guard[] guards) =>
            Same(State, destinationState)
                ? throw new ArgumentException(
                    "Permit() (and PermitIf()) require that the destination state is not equal to the source state. "
                    + "To accept a trigger without changing state, use either Ignore() or PermitReentry().", nameof(destinationState))
                : Add(new Rule.Move(trigger, guards, destinationState));

        private StateConfiguration Choose(
            TTrigger trigger, Func<object?[], TState> select, Delegate selector, string? description,
            DynamicStateInfos? possible, params Guard[] guards) =>
            Add(new Rule.Dynamic(
                trigger, guards, select, InvocationInfo.Create(selector, description, InvocationInfo.Timing.Synchronous), possible));

        private StateConfiguration Add(Rule rule)
        {
            _node.Rules.Add(rule);
            return this;
        }
    }
}
