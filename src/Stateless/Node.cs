namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A state with everything that was configured for it.</summary>
    internal sealed class Node(TState state)
    {
        public TState State => state;

        public Node? Superstate { get; set; }

        public List<Rule> Rules { get; } = [];

        public List<Step> EntrySteps { get; } = [];

        public List<Step> ExitSteps { get; } = [];

        public IEnumerable<Node> WithSuperstates()
        {
            for (var node = this; node is not null; node = node.Superstate)
            {
                yield return node;
            }
        }

        public bool Includes(Node other) => other.WithSuperstates().Contains(this);
    }
}
