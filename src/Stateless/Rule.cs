using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What one trigger does in one state, if its guards are met.</summary>
    internal abstract record Rule(TTrigger Trigger, IReadOnlyList<Guard> Guards)
    {
        public async ValueTask<IReadOnlyList<string>> UnmetAsync(bool mayAwait)
        {
            var unmet = new List<string>();
            foreach (var guard in Guards)
            {
                // An answer taken without asking the guard would be a guess.
                if (guard.Method.IsAsync && !mayAwait)
                {
                    throw NotUnderFire($"as guard '{guard.Method.Description}' of trigger '{Trigger}'");
                }

                if (!await guard.IsMet())
                {
                    unmet.Add(guard.Method.Description);
                }
            }

            return unmet;
        }

        public sealed record Move(TTrigger Trigger, IReadOnlyList<Guard> Guards, TState Destination) : Rule(Trigger, Guards);

        public sealed record Reentry(TTrigger Trigger, IReadOnlyList<Guard> Guards, TState State) : Rule(Trigger, Guards);

        public sealed record Dynamic(
            TTrigger Trigger, IReadOnlyList<Guard> Guards, Func<object?[], TState> Select, InvocationInfo Selector, DynamicStateInfos? Possible)
            : Rule(Trigger, Guards);

        public sealed record Internal(TTrigger Trigger, IReadOnlyList<Guard> Guards, Step Action) : Rule(Trigger, Guards);

        public sealed record Ignore(TTrigger Trigger, IReadOnlyList<Guard> Guards) : Rule(Trigger, Guards);
    }
}
