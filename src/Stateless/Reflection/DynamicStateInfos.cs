namespace Stateless.Reflection;

/// <summary>The states that a choice may fall on, in a form that collection initializers can fill.</summary>
public class DynamicStateInfos : List<DynamicStateInfo>
{
    /// <summary>Adds a state by name.</summary>
    /// <param name="destinationState">The state's name.</param>
    /// <param name="criterion">When it is chosen.</param>
    public void Add(string destinationState, string criterion) => Add(new DynamicStateInfo(destinationState, criterion));

    /// <summary>Adds a state.</summary>
    /// <param name="destinationState">The state.</param>
    /// <param name="criterion">When it is chosen.</param>
    /// <typeparam name="TState">The states.</typeparam>
    public void Add<TState>(TState destinationState, string criterion) => Add(destinationState?.ToString() ?? "<null>", criterion);
}
