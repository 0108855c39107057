namespace Stateless.Reflection;

/// <summary>The configuration of a machine as data.</summary>
public class StateMachineInfo
{
    internal StateMachineInfo(IEnumerable<StateInfo> states, Type stateType, Type triggerType, StateInfo initialState) =>
        (States, StateType, TriggerType, InitialState) = ([.. states], stateType, triggerType, initialState);

    /// <summary>The state the machine was built in.</summary>
    public StateInfo InitialState { get; }

    /// <summary>The configured states in that order, then those that are only destinations.</summary>
    public IEnumerable<StateInfo> States { get; }

    /// <summary>The type of the states.</summary>
    public Type StateType { get; }

    /// <summary>The type of the triggers.</summary>
    public Type TriggerType { get; }
}
