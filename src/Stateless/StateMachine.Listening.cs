namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private delegate ValueTask Unhandled(TState state, TTrigger trigger, ICollection<string>? unmetGuards, bool mayAwait);

    private Unhandled _unhandled = Refuse;

    /// <summary>Calls back after the state was written and before the entry actions.</summary>
    /// <param name="onTransitionAction">Receives the transition.</param>
    public void OnTransitioned(Action<Transition> onTransitionAction) =>
        _transitioned.Add(Step.Now(onTransitionAction, onTransitionAction, null, "as OnTransitioned event"));

    /// <summary><see cref="OnTransitioned"/> for an action that is awaited; Fire then throws.</summary>
    /// <param name="onTransitionAction">Receives the transition.</param>
    public void OnTransitionedAsync(Func<Transition, Task> onTransitionAction) =>
        _transitioned.Add(Step.Later(onTransitionAction, onTransitionAction, null, "as OnTransitioned event"));

    /// <summary>Calls back after the entry actions.</summary>
    /// <param name="onTransitionAction">Receives the transition.</param>
    public void OnTransitionCompleted(Action<Transition> onTransitionAction) =>
        _completed.Add(Step.Now(onTransitionAction, onTransitionAction, null, "as OnTransitionCompleted event"));

    /// <summary><see cref="OnTransitionCompleted"/> for an action that is awaited; Fire then throws.</summary>
    /// <param name="onTransitionAction">Receives the transition.</param>
    public void OnTransitionCompletedAsync(Func<Transition, Task> onTransitionAction) =>
        _completed.Add(Step.Later(onTransitionAction, onTransitionAction, null, "as OnTransitionCompleted event"));

    /// <summary>Replaces the exception that a trigger without an open transition raises.</summary>
    /// <param name="unhandledTriggerAction">Receives state and trigger.</param>
    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        OnUnhandledTrigger((state, trigger, _) => unhandledTriggerAction(state, trigger));
    }

    /// <summary>Replaces the exception that a trigger without an open transition raises.</summary>
    /// <param name="unhandledTriggerAction">Receives state, trigger and the unmet guards: null when no transition is configured,
    /// and, as in the package, always null under FireAsync.</param>
    public void OnUnhandledTrigger(Action<TState, TTrigger, ICollection<string>?> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _unhandled = (state, trigger, unmet, _) =>
        {
            unhandledTriggerAction(state, trigger, unmet);
            return default;
        };
    }

    /// <summary>Replaces the exception that a trigger without an open transition raises; Fire then throws.</summary>
    /// <param name="unhandledTriggerAction">Receives state and trigger.</param>
    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, Task> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        OnUnhandledTriggerAsync((state, trigger, _) => unhandledTriggerAction(state, trigger));
    }

    /// <summary>Replaces the exception that a trigger without an open transition raises; Fire then throws.</summary>
    /// <param name="unhandledTriggerAction">Receives state, trigger and, as in the package, always null for the unmet guards:
    /// ask CanFire which they are.</param>
    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, ICollection<string>?, Task> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _unhandled = (state, trigger, unmet, mayAwait) => mayAwait
            ? new ValueTask(unhandledTriggerAction(state, trigger, unmet))
            : throw NotUnderFire("in OnUnhandledTrigger");
    }

    private static ValueTask Refuse(TState state, TTrigger trigger, ICollection<string>? unmetGuards, bool mayAwait) =>
        throw new InvalidOperationException(unmetGuards is { Count: > 0 }
            ? $"Trigger '{trigger}' is valid for transition from state '{state}' but a guard conditions are not met. "
                + $"Guard descriptions: '{string.Join(", ", unmetGuards)}'."
            : $"No valid leaving transitions are permitted from state '{state}' for trigger '{trigger}'. "
                + "Consider ignoring the trigger.");

    private static InvalidOperationException NotUnderFire(string place) =>
        new($"Cannot execute asynchronous action specified {place}. Use asynchronous version of Fire [FireAsync]");
}
