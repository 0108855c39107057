using Stateless.Reflection;

namespace Stateless;

/// <summary>A condition of a transition, awaited or not, with the words that describe it.</summary>
internal sealed record Guard(Func<ValueTask<bool>> IsMet, InvocationInfo Method)
{
    public static Guard Now(Func<bool> guard, string? description)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return new(() => new(guard()), InvocationInfo.Create(guard, description, InvocationInfo.Timing.Synchronous));
    }

    public static Guard Later(Func<Task<bool>> guard, string? description)
    {
        ArgumentNullException.ThrowIfNull(guard);
        return new(() => new(guard()), InvocationInfo.Create(guard, description, InvocationInfo.Timing.Asynchronous));
    }
}
