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
        var name = state.ToString();
        var actions = string.Join("\\n",
        [
            .. state.EntryActions.Where(action => action.FromTrigger is null).Select(action => $"entry / {Escaped(action.Method.Description)}"),
            .. state.ExitActions.Select(action => $"exit / {Escaped(action.Description)}"),
        ]);

        string Titled(string rule) => actions.Length == 0 ? Escaped(name) : Escaped(name) + rule + actions;

        return state.Substates.Any()
            ?
            [
                "",
                $"subgraph {Quoted("cluster" + name)}",
                "\t{",
                $"\tlabel = \"{Titled("\\n----------\\n")}\"",
                .. state.Substates.SelectMany(Box),
                "}",
            ]
            : [$"{Quoted(name)} [label=\"{Titled("|")}\"];"];
    }

    private static string Quoted(string text) => $"\"{Escaped(text)}\"";

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
