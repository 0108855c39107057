using System.Reflection;

namespace Stateless.Reflection;

/// <summary>A method that the machine calls: an action, a guard or the choice of a state.</summary>
public class InvocationInfo
{
    private readonly string? _description;
    private readonly Timing _timing;

    /// <summary>Whether a method is awaited.</summary>
    public enum Timing
    {
        /// <summary>It is called.</summary>
        Synchronous,

        /// <summary>It is awaited.</summary>
        Asynchronous,
    }

    /// <summary>Describes a method.</summary>
    /// <param name="methodName">Its name, as compiled.</param>
    /// <param name="description">What the configuration calls it, if anything.</param>
    /// <param name="timing">Whether it is awaited.</param>
    public InvocationInfo(string? methodName, string? description, Timing timing) =>
        (MethodName, _description, _timing) = (methodName, description, timing);

    /// <summary>What a lambda without a description is called.</summary>
    public static string DefaultFunctionDescription { get; set; } = "Function";

    /// <summary>The name of the method, as compiled.</summary>
    public string? MethodName { get; }

    /// <summary>What the configuration calls the method, else its name if a person wrote one.</summary>
    public string Description => _description
        ?? (MethodName is null ? "<null>" : MethodName.AsSpan().ContainsAny("<>`") ? DefaultFunctionDescription : MethodName);

    /// <summary>Whether the method is awaited.</summary>
    public bool IsAsync => _timing == Timing.Asynchronous;

    internal static InvocationInfo Create(Delegate method, string? description, Timing timing) =>
        new(method.GetMethodInfo().Name, description, timing);
}
