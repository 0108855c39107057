namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private readonly Queue<(TTrigger Trigger, object?[] Args)> _waiting = new();
    private bool _firing;

    /// <summary>Takes the open transition for a trigger, or reports the trigger as unhandled.</summary>
    /// <remarks>Inside an action of a queueing machine this only queues. When an action throws, what it had queued stays
    /// queued and runs before the next trigger, as in the package.</remarks>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="InvalidOperationException">No transition is open, more than one is, or one needs FireAsync.</exception>
    public void Fire(TTrigger trigger) => Finish(FireAsync(trigger, [], mayAwait: false));

    /// <summary><see cref="Fire(TTrigger)"/> with an argument.</summary>
    /// <param name="trigger">The trigger, as declared.</param>
    /// <param name="arg0">Its argument.</param>
    /// <typeparam name="TArg0">The argument's type.</typeparam>
    /// <exception cref="InvalidOperationException">No transition is open, more than one is, or one needs FireAsync.</exception>
    public void Fire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        Finish(FireAsync(trigger.Trigger, [arg0], mayAwait: false));
    }

    /// <summary>Takes the open transition for a trigger, awaiting its asynchronous actions and guards.</summary>
    /// <remarks>As in the package, the refusal does not name the unmet guards: ask CanFire first.</remarks>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="InvalidOperationException">No transition is open, or more than one is.</exception>
    public Task FireAsync(TTrigger trigger) => FireAsync(trigger, [], mayAwait: true).AsTask();

    /// <summary><see cref="FireAsync(TTrigger)"/> with an argument.</summary>
    /// <param name="trigger">The trigger, as declared.</param>
    /// <param name="arg0">Its argument.</param>
    /// <typeparam name="TArg0">The argument's type.</typeparam>
    /// <exception cref="InvalidOperationException">No transition is open, or more than one is.</exception>
    public Task FireAsync<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return FireAsync(trigger.Trigger, [arg0], mayAwait: true).AsTask();
    }

    /// <summary>Whether exactly one transition is open for a trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="InvalidOperationException">More than one is open, or a guard is asynchronous.</exception>
    public bool CanFire(TTrigger trigger) => CanFire(trigger, out _);

    /// <summary>Whether exactly one transition is open for a trigger and, if not, which guards forbid it.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="unmetGuards">Descriptions of the unmet guards; null when no transition is configured at all.</param>
    /// <exception cref="InvalidOperationException">More than one is open, or a guard is asynchronous.</exception>
    public bool CanFire(TTrigger trigger, out ICollection<string>? unmetGuards)
    {
        (var rule, unmetGuards) = Finish(OpenRuleAsync(State, trigger, mayAwait: false));
        return rule is not null;
    }

    /// <summary>Whether exactly one transition is open for a trigger, awaited guards included.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="InvalidOperationException">More than one is open.</exception>
    public async Task<bool> CanFireAsync(TTrigger trigger) => (await OpenRuleAsync(State, trigger, mayAwait: true)).Rule is not null;

    /// <summary>The triggers that are open now, ignored ones included, those of the superstates last.</summary>
    /// <param name="args">Arguments for guards that take some. No guard here does; the parameter is the package's.</param>
    public async Task<IEnumerable<TTrigger>> GetPermittedTriggersAsync(params object[] args)
    {
        var open = new List<TTrigger>();
        foreach (var rule in Find(State).WithSuperstates().SelectMany(node => node.Rules))
        {
            if (!open.Contains(rule.Trigger) && (await rule.UnmetAsync(mayAwait: true)).Count == 0)
            {
                open.Add(rule.Trigger);
            }
        }

        return open;
    }

    // The one path for both doors. Without mayAwait an asynchronous step throws instead of starting, so the task is
    // complete when it is returned and Fire never blocks a thread.
    private async ValueTask FireAsync(TTrigger trigger, object?[] args, bool mayAwait)
    {
        if (_mode == FiringMode.Immediate)
        {
            await FireOneAsync(trigger, args, mayAwait);
            return;
        }

        _waiting.Enqueue((trigger, args));
        if (_firing)
        {
            return;
        }

        _firing = true;
        try
        {
            while (_waiting.TryDequeue(out var next))
            {
                await FireOneAsync(next.Trigger, next.Args, mayAwait);
            }
        }
        finally
        {
            _firing = false;
        }
    }

    private async ValueTask FireOneAsync(TTrigger trigger, object?[] args, bool mayAwait)
    {
        if (_parameters.TryGetValue(trigger, out var declared))
        {
            declared.ValidateParameters(args);
        }

        var source = State;
        var (rule, unmet) = await OpenRuleAsync(source, trigger, mayAwait);
        switch (rule)
        {
            case null:
                await _unhandled(source, trigger, mayAwait ? null : unmet, mayAwait);
                break;
            case Rule.Ignore:
                break;
            case Rule.Internal inside:
                await inside.Action.RunAsync(new Transition(source, source, trigger, args), mayAwait);
                break;
            case Rule.Move move:
                await MoveAsync(new Transition(source, move.Destination, trigger, args), again: false, mayAwait);
                break;
            case Rule.Dynamic choice:
                await MoveAsync(new Transition(source, choice.Select(args), trigger, args), again: false, mayAwait);
                break;
            case Rule.Reentry reentry:
                await MoveAsync(new Transition(source, reentry.State, trigger, args), again: true, mayAwait);
                break;
        }
    }

    private async ValueTask MoveAsync(Transition transition, bool again, bool mayAwait)
    {
        var (from, to) = (Find(transition.Source), Find(transition.Destination));

        // A superstate that reenters itself while a substate is current leaves the substate first, then itself.
        var inner = again
            ? new Transition(transition.Destination, transition.Destination, transition.Trigger, transition.Parameters)
            : transition;

        IEnumerable<Node> left = from.WithSuperstates().TakeWhile(node => !node.Includes(to));
        IEnumerable<Node> entered = to.WithSuperstates().TakeWhile(node => !node.Includes(from)).Reverse();

        await RunAsync(left.SelectMany(node => node.ExitSteps), transition, mayAwait);
        if (inner.IsReentry)
        {
            await RunAsync(to.ExitSteps, inner, mayAwait);
        }

        State = transition.Destination;
        await RunAsync(_transitioned, transition, mayAwait);
        await RunAsync(inner.IsReentry ? to.EntrySteps : entered.SelectMany(node => node.EntrySteps), inner, mayAwait);
        await RunAsync(_completed, transition, mayAwait);
    }

    // The nearest state with an open rule decides; superstates are asked only when nothing below is open.
    private async ValueTask<(Rule? Rule, ICollection<string>? Unmet)> OpenRuleAsync(TState state, TTrigger trigger, bool mayAwait)
    {
        List<string>? unmet = null;
        foreach (var node in Find(state).WithSuperstates())
        {
            Rule? open = null;
            foreach (var rule in node.Rules.Where(rule => Same(rule.Trigger, trigger)))
            {
                var closed = await rule.UnmetAsync(mayAwait);
                if (closed.Count > 0)
                {
                    unmet = [.. (unmet ?? []).Union(closed)];
                }
                else if (open is null)
                {
                    open = rule;
                }
                else
                {
                    throw new InvalidOperationException($"Multiple permitted exit transitions are configured from state '{node.State}' "
                        + $"for trigger '{trigger}'. Guard clauses must be mutually exclusive.");
                }
            }

            if (open is not null)
            {
                return (open, []);
            }
        }

        return (null, unmet);
    }

    private static async ValueTask RunAsync(IEnumerable<Step> steps, Transition transition, bool mayAwait)
    {
        foreach (var step in steps)
        {
            await step.RunAsync(transition, mayAwait);
        }
    }

    private static void Finish(ValueTask complete) => complete.GetAwaiter().GetResult();

    private static T Finish<T>(ValueTask<T> complete) => complete.GetAwaiter().GetResult();
}
