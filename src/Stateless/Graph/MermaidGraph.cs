using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Diagrams in the language of Mermaid.</summary>
public static class MermaidGraph
{
    /// <summary>Draws a machine.</summary>
    /// <param name="machineInfo">The machine's configuration.</param>
    /// <param name="direction">Which way the diagram runs; left to Mermaid when null.</param>
    /// <returns>Mermaid text that begins with <c>stateDiagram-v2</c>.</returns>
    public static string Format(StateMachineInfo machineInfo, MermaidGraphDirection? direction = null)
    {
        var diagram = new Diagram(machineInfo);
        var alias = Aliases(machineInfo);
        string Id(string name) => alias.GetValueOrDefault(name, name);

        return string.Join('\n',
        [
            "stateDiagram-v2",
            .. direction is { } way ? [$"\tdirection {Code(way)}"] : Array.Empty<string>(),
            .. alias.Where(pair => pair.Key != pair.Value).Select(pair => $"\t{pair.Value} : {pair.Key}"),
            .. diagram.Roots.Where(state => state.Substates.Any()).SelectMany(state => Cluster(state, Id, "\t")),
            .. diagram.Decisions.Select(decision => $"\tstate {decision.Name} <<choice>>"),
            .. diagram.Edges.Select(edge => $"\t{Id(edge.From)} --> {Id(edge.To)} : {edge.Label}"),
            $"[*] --> {Id(machineInfo.InitialState.ToString())}",
        ]);
    }

    private static IEnumerable<string> Cluster(StateInfo state, Func<string, string> id, string indent) => state.Substates.Any()
        ?
        [
            $"{indent}state {id(state.ToString())} {{",
            .. state.Substates.SelectMany(substate => Cluster(substate, id, indent + "\t")),
            $"{indent}}}",
        ]
        : [$"{indent}{id(state.ToString())}"];

    // Mermaid reads blanks, colons and hyphens as its own; two names that differ only there must stay two.
    private static Dictionary<string, string> Aliases(StateMachineInfo machine)
    {
        var names = machine.States.Append(machine.InitialState).Select(state => state.ToString()).Distinct().ToList();
        var taken = names.ToHashSet();
        var alias = new Dictionary<string, string>();
        foreach (var name in names)
        {
            var plain = string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not (':' or '-')));
            var id = plain;
            for (var n = 1; id != name && !taken.Add(id); n++)
            {
                id = $"{plain}_{n}";
            }

            alias.Add(name, id);
        }

        return alias;
    }

    private static string Code(MermaidGraphDirection direction) => direction switch
    {
        MermaidGraphDirection.TopToBottom => "TB",
        MermaidGraphDirection.BottomToTop => "BT",
        MermaidGraphDirection.LeftToRight => "LR",
        MermaidGraphDirection.RightToLeft => "RL",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "This is no direction of a Mermaid diagram."),
    };
}
