namespace Stateless.Reflection;

/// <summary>A state that a choice may fall on.</summary>
/// <param name="destinationState">The state's name.</param>
/// <param name="criterion">When it is chosen.</param>
public class DynamicStateInfo(string destinationState, string criterion)
{
    /// <summary>The state's name.</summary>
    public string DestinationState { get; set; } = destinationState;

    /// <summary>When it is chosen.</summary>
    public string Criterion { get; set; } = criterion;
}
