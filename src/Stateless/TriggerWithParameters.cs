namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A trigger that carries arguments.</summary>
    /// <param name="underlyingTrigger">The trigger.</param>
    /// <param name="argumentTypes">The types of its arguments, in order.</param>
    public abstract class TriggerWithParameters(TTrigger underlyingTrigger, params Type[] argumentTypes)
    {
        /// <summary>The trigger.</summary>
        public TTrigger Trigger { get; } = underlyingTrigger;

        /// <summary>The types of its arguments, in order.</summary>
        public IEnumerable<Type> ArgumentTypes => argumentTypes;

        /// <summary>Checks arguments against the declaration.</summary>
        /// <param name="args">The arguments, in order.</param>
        /// <exception cref="ArgumentException">One is missing, superfluous or of another type.</exception>
        public void ValidateParameters(object?[] args)
        {
            ArgumentNullException.ThrowIfNull(args);
            if (args.Length > argumentTypes.Length)
            {
                throw new ArgumentException(
                    $"Too many parameters have been supplied. Expecting {argumentTypes.Length} but got {args.Length}.", nameof(args));
            }

            for (var position = 0; position < argumentTypes.Length; position++)
            {
                var type = argumentTypes[position];
                if (position >= args.Length)
                {
                    throw new ArgumentException($"An argument of type {type} is required in position {position}.", nameof(args));
                }

                if (args[position] is { } arg && !type.IsInstanceOfType(arg))
                {
                    throw new ArgumentException(
                        $"The argument in position {position} is of type {arg.GetType()} but must be of type {type}.", nameof(args));
                }
            }
        }
    }

    /// <summary>A trigger that carries one argument.</summary>
    /// <param name="underlyingTrigger">The trigger.</param>
    /// <typeparam name="TArg0">The argument's type.</typeparam>
    public class TriggerWithParameters<TArg0>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0));
}
