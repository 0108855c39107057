namespace Stateless.Reflection;

/// <summary>A transition whose destination is chosen when the trigger is fired.</summary>
public class DynamicTransitionInfo : TransitionInfo
{
    internal DynamicTransitionInfo(
        TriggerInfo trigger, IReadOnlyList<InvocationInfo> guards, InvocationInfo selector, DynamicStateInfos? possible)
        : base(trigger, guards) => (DestinationStateSelectorDescription, PossibleDestinationStates) = (selector, possible);

    /// <summary>The choice.</summary>
    public InvocationInfo DestinationStateSelectorDescription { get; }

    /// <summary>The states it may fall on, if the configuration lists them.</summary>
    public DynamicStateInfos? PossibleDestinationStates { get; }
}
