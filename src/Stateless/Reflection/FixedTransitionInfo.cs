namespace Stateless.Reflection;

/// <summary>A transition whose destination is configured: to another state, a reentry or an internal one.</summary>
public class FixedTransitionInfo : TransitionInfo
{
    internal FixedTransitionInfo(
        TriggerInfo trigger, IReadOnlyList<InvocationInfo> guards, StateInfo destinationState, bool entersAndExits)
        : base(trigger, guards) => (DestinationState, EntersAndExits) = (destinationState, entersAndExits);

    /// <summary>The state it leads to.</summary>
    public StateInfo DestinationState { get; }

    internal bool EntersAndExits { get; }
}
