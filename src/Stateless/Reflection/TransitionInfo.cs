namespace Stateless.Reflection;

/// <summary>What a trigger does in a state.</summary>
public abstract class TransitionInfo
{
    private protected TransitionInfo(TriggerInfo trigger, IReadOnlyList<InvocationInfo> guards) =>
        (Trigger, GuardConditionsMethodDescriptions) = (trigger, guards);

    /// <summary>The trigger.</summary>
    public TriggerInfo Trigger { get; protected set; }

    /// <summary>The guards, empty when there is none.</summary>
    public IEnumerable<InvocationInfo> GuardConditionsMethodDescriptions { get; }
}
