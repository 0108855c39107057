using System.Runtime.CompilerServices;
using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>An action of the configuration, awaited or not, with the words that describe it.</summary>
    internal sealed record Step(Func<Transition, Task?> Run, InvocationInfo Method, string Place)
    {
        /// <summary>The only trigger on which the step runs; null for every trigger.</summary>
        public TriggerInfo? From { get; init; }

        public static Step Now(
            Delegate action, Action<Transition> run, string? description, string place,
            [CallerArgumentExpression(nameof(action))] string? name = null)
        {
            ArgumentNullException.ThrowIfNull(action, name);
            return new(
                transition =>
                {
                    run(transition);
                    return null;
                },
                InvocationInfo.Create(action, description, InvocationInfo.Timing.Synchronous), place);
        }

        public static Step Later(
            Delegate action, Func<Transition, Task> run, string? description, string place,
            [CallerArgumentExpression(nameof(action))] string? name = null)
        {
            ArgumentNullException.ThrowIfNull(action, name);
            return new(run, InvocationInfo.Create(action, description, InvocationInfo.Timing.Asynchronous), place);
        }

        public ValueTask RunAsync(Transition transition, bool mayAwait)
        {
            if (From is not null && !From.UnderlyingTrigger.Equals(transition.Trigger))
            {
                return default;
            }

            if (Method.IsAsync && !mayAwait)
            {
                throw NotUnderFire(Place);
            }

            return Run(transition) is { } running ? new ValueTask(running) : default;
        }
    }
}
