namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        private string Entering => $"in OnEntry event for '{State}' state";

        private string Leaving => $"in OnExit event for '{State}' state";

        /// <summary>Runs an action on entering this state, after it was written.</summary>
        /// <param name="entryAction">The action.</param>
        /// <param name="entryActionDescription">What diagrams call it.</param>
        public StateConfiguration OnEntry(Action entryAction, string? entryActionDescription = null) =>
            Entry(Step.Now(entryAction, _ => entryAction(), entryActionDescription, Entering));

        /// <inheritdoc cref="OnEntry(Action, string)"/>
        public StateConfiguration OnEntry(Action<Transition> entryAction, string? entryActionDescription = null) =>
            Entry(Step.Now(entryAction, entryAction, entryActionDescription, Entering));

        /// <summary>Awaits an action on entering this state, after it was written; Fire then throws.</summary>
        /// <param name="entryAction">The action.</param>
        /// <param name="entryActionDescription">What diagrams call it.</param>
        public StateConfiguration OnEntryAsync(Func<Task> entryAction, string? entryActionDescription = null) =>
            Entry(Step.Later(entryAction, _ => entryAction(), entryActionDescription, Entering));

        /// <inheritdoc cref="OnEntryAsync(Func{Task}, string)"/>
        public StateConfiguration OnEntryAsync(Func<Transition, Task> entryAction, string? entryActionDescription = null) =>
            Entry(Step.Later(entryAction, entryAction, entryActionDescription, Entering));

        /// <summary>Runs an action on entering this state by one trigger.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="entryAction">The action.</param>
        /// <param name="entryActionDescription">What diagrams call it.</param>
        public StateConfiguration OnEntryFrom(TTrigger trigger, Action entryAction, string? entryActionDescription = null) =>
            Entry(trigger, Step.Now(entryAction, _ => entryAction(), entryActionDescription, Entering));

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom(TTrigger trigger, Action<Transition> entryAction, string? entryActionDescription = null) =>
            Entry(trigger, Step.Now(entryAction, entryAction, entryActionDescription, Entering));

        /// <summary>Runs an action on entering this state by one trigger, with the trigger's argument.</summary>
        /// <param name="trigger">The trigger, as declared.</param>
        /// <param name="entryAction">The action.</param>
        /// <param name="entryActionDescription">What diagrams call it.</param>
        /// <typeparam name="TArg0">The argument's type.</typeparam>
        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0> entryAction, string? entryActionDescription = null) =>
            Entry(trigger, Step.Now(entryAction, t => entryAction(First<TArg0>(t.Parameters)), entryActionDescription, Entering));

        /// <inheritdoc cref="OnEntryFrom{TArg0}(TriggerWithParameters{TArg0}, Action{TArg0}, string)"/>
        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> entryAction, string? entryActionDescription = null) =>
            Entry(trigger, Step.Now(entryAction, t => entryAction(First<TArg0>(t.Parameters), t), entryActionDescription, Entering));

        /// <summary>Awaits an action on entering this state by one trigger; Fire then throws.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="entryAction">The action.</param>
        /// <param name="entryActionDescription">What diagrams call it.</param>
        public StateConfiguration OnEntryFromAsync(TTrigger trigger, Func<Task> entryAction, string? entryActionDescription = null) =>
            Entry(trigger, Step.Later(entryAction, _ => entryAction(), entryActionDescription, Entering));

        /// <inheritdoc cref="OnEntryFromAsync(TTrigger, Func{Task}, string)"/>
        public StateConfiguration OnEntryFromAsync(
            TTrigger trigger, Func<Transition, Task> entryAction, string? entryActionDescription = null) =>
            Entry(trigger, Step.Later(entryAction, entryAction, entryActionDescription, Entering));

        /// <summary>Awaits an action on entering this state by one trigger, with the trigger's argument; Fire then throws.</summary>
        /// <param name="trigger">The trigger, as declared.</param>
        /// <param name="entryAction">The action.</param>
        /// <param name="entryActionDescription">What diagrams call it.</param>
        /// <typeparam name="TArg0">The argument's type.</typeparam>
        public StateConfiguration OnEntryFromAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Task> entryAction, string? entryActionDescription = null) =>
            Entry(trigger, Step.Later(entryAction, t => entryAction(First<TArg0>(t.Parameters)), entryActionDescription, Entering));

        /// <inheritdoc cref="OnEntryFromAsync{TArg0}(TriggerWithParameters{TArg0}, Func{TArg0, Task}, string)"/>
        public StateConfiguration OnEntryFromAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Transition, Task> entryAction, string? entryActionDescription = null) =>
            Entry(trigger, Step.Later(entryAction, t => entryAction(First<TArg0>(t.Parameters), t), entryActionDescription, Entering));

        /// <summary>Runs an action on leaving this state, before the next one is written.</summary>
        /// <param name="exitAction">The action.</param>
        /// <param name="exitActionDescription">What diagrams call it.</param>
        public StateConfiguration OnExit(Action exitAction, string? exitActionDescription = null) =>
            Exit(Step.Now(exitAction, _ => exitAction(), exitActionDescription, Leaving));

        /// <inheritdoc cref="OnExit(Action, string)"/>
        public StateConfiguration OnExit(Action<Transition> exitAction, string? exitActionDescription = null) =>
            Exit(Step.Now(exitAction, exitAction, exitActionDescription, Leaving));

        /// <summary>Awaits an action on leaving this state, before the next one is written; Fire then throws.</summary>
        /// <param name="exitAction">The action.</param>
        /// <param name="exitActionDescription">What diagrams call it.</param>
        public StateConfiguration OnExitAsync(Func<Task> exitAction, string? exitActionDescription = null) =>
            Exit(Step.Later(exitAction, _ => exitAction(), exitActionDescription, Leaving));

        /// <inheritdoc cref="OnExitAsync(Func{Task}, string)"/>
        public StateConfiguration OnExitAsync(Func<Transition, Task> exitAction, string? exitActionDescription = null) =>
            Exit(Step.Later(exitAction, exitAction, exitActionDescription, Leaving));

        /// <summary>A trigger runs an action and leaves the state alone: nothing is left, written, entered or announced.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="internalAction">The action.</param>
        public StateConfiguration InternalTransition(TTrigger trigger, Action internalAction) =>
            Inside(trigger, Step.Now(internalAction, _ => internalAction(), null, InsideOf(trigger)));

        /// <inheritdoc cref="InternalTransition(TTrigger, Action)"/>
        public StateConfiguration InternalTransition(TTrigger trigger, Action<Transition> internalAction) =>
            Inside(trigger, Step.Now(internalAction, internalAction, null, InsideOf(trigger)));

        /// <summary><see cref="InternalTransition(TTrigger, Action)"/> for an action that is awaited; Fire then throws.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="internalAction">The action.</param>
        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Task> internalAction) =>
            Inside(trigger, Step.Later(internalAction, _ => internalAction(), null, InsideOf(trigger)));

        /// <inheritdoc cref="InternalTransitionAsync(TTrigger, Func{Task})"/>
        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Transition, Task> internalAction) =>
            Inside(trigger, Step.Later(internalAction, internalAction, null, InsideOf(trigger)));

        private string InsideOf(TTrigger trigger) => $"in InternalTransition on '{trigger}' for '{State}' state";

        private StateConfiguration Entry(Step step)
        {
            _node.EntrySteps.Add(step);
            return this;
        }

        private StateConfiguration Entry(TTrigger trigger, Step step) => Entry(step with { From = new(trigger) });

        private StateConfiguration Entry(TriggerWithParameters trigger, Step step)
        {
            ArgumentNullException.ThrowIfNull(trigger);
            return Entry(trigger.Trigger, step);
        }

        private StateConfiguration Exit(Step step)
        {
            _node.ExitSteps.Add(step);
            return this;
        }

        private StateConfiguration Inside(TTrigger trigger, Step step) => Add(new Rule.Internal(trigger, [], step));

        // Checked by ValidateParameters when the trigger was fired; a null belongs to a TArg0 that allows it.
        private static TArg0 First<TArg0>(object?[] args) => (TArg0)args[0]!;
    }
}
