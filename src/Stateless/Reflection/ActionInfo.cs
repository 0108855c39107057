namespace Stateless.Reflection;

/// <summary>An entry action.</summary>
public class ActionInfo
{
    /// <summary>Describes an entry action.</summary>
    /// <param name="method">The action.</param>
    /// <param name="fromTrigger">The only trigger on which it runs, if there is one.</param>
    public ActionInfo(InvocationInfo method, string? fromTrigger) => (Method, FromTrigger) = (method, fromTrigger);

    /// <summary>The action.</summary>
    public InvocationInfo Method { get; internal set; }

    /// <summary>The only trigger on which it runs; null when it runs on every one.</summary>
    public string? FromTrigger { get; internal set; }
}
