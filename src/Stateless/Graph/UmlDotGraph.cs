using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Diagrams in the DOT language of Graphviz.</summary>
public static class UmlDotGraph
{
    /// <summary>Draws a machine.</summary>
    /// <param name="machineInfo">The machine's configuration.</param>
    /// <returns>DOT text.</returns>
    public static string Format(StateMachineInfo machineInfo)
    {
        var diagram = new Diagram(machineInfo);
        return string.Join('\n',
        [
            "digraph {",
            "compound=true;",
            "node [shape=Mrecord]",
            "rankdir=\"LR\"",
            .. diagram.Roots.SelectMany(Box),
            .. diagram.Decisions.Select(node => $"{Quoted(node.Name)} [shape = \"diamond\", label = {Quoted(node.Label)}];"),
            "",
            .. diagram.Edges.Select(edge => $"{Quoted(edge.From)} -> {Quoted(edge.To)} [style=\"solid\", label={Quoted(edge.Label)}];"),
            " init [label=\"\", shape=point];",
            $" init -> {Quoted(machineInfo.InitialState.ToString())}[style = \"solid\"]",
            "}",
        ]);
    }

    private static IEnumerable<string> Box(StateInfo state)
    {
        string name = state.ToString();
        string[] actions =
        [
            .. state.EntryActions.Where(action => action.FromTrigger is null).Select(action => $"entry / {action.Method.Description}"),
            .. state.ExitActions.Select(action => $"exit / {action.Description}"),
        ];

        if (!state.Substates.Any())
        {
            var label = actions.Length == 0 ? Escaped(name) : $"{Escaped(name)}|{string.Join("\\n", actions.Select(Escaped))}";
            return [$"{Quoted(name)} [label=\"{label}\"];"];
        }

        var title = string.Join("\\n", actions.Select(Escaped).Prepend("----------").Prepend(Escaped(name)).Take(actions.Length == 0 ? 1 : int.MaxValue));
        return
        [
            "",
            $"subgraph {Quoted("cluster" + name)}",
            "\t{",
            $"\tlabel = \"{title}\"",
            .. state.Substates.SelectMany(Box),
            "}",
        ];
    }

    private static string Quoted(string text) => $"\"{Escaped(text)}\"";

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
