using FluentAssertions;
using Stateless;
using Stateless.Graph;
using Stateless.Reflection;
using Xunit;

namespace Enforcement.Ledger.Tests.Stateless;

public class GraphTests
{
    private readonly StateMachine<Paper, Act> _desk = new(Paper.Draft);

    [Fact]
    public void Dot_draws_one_arrow_per_move_with_its_guards()
    {
        Approval();

        Lines(UmlDotGraph.Format(_desk.GetInfo())).Should().StartWith("digraph {").And.EndWith("}").And.ContainInOrder(
            "compound=true;",
            "node [shape=Mrecord]",
            "rankdir=\"LR\"",
            "\"Draft\" [label=\"Draft|exit / close the file\"];",
            "\"Draft\" -> \"InApproval\" [style=\"solid\", label=\"Submit / number it [lots are reserved]\"];",
            "\"Draft\" -> \"Draft\" [style=\"solid\", label=\"Return\"];",
            "\"InApproval\" -> \"InApproval\" [style=\"solid\", label=\"Annotate / stamp\"];",
            " init [label=\"\", shape=point];",
            " init -> \"Draft\"[style = \"solid\"]");
    }

    [Fact]
    public void Mermaid_draws_the_same_arrows()
    {
        Approval();

        MermaidGraph.Format(_desk.GetInfo()).ReplaceLineEndings("\n").Should().Be(
            "stateDiagram-v2\n"
            + "\tDraft --> InApproval : Submit / number it [lots are reserved]\n"
            + "\tDraft --> Draft : Return\n"
            + "\tInApproval --> InApproval : Annotate / stamp\n"
            + "[*] --> Draft");
    }

    [Fact]
    public void Mermaid_can_be_turned() =>
        Lines(MermaidGraph.Format(_desk.GetInfo(), MermaidGraphDirection.LeftToRight)).Should().Contain("\tdirection LR");

    [Fact]
    public void A_choice_is_a_node_of_its_own()
    {
        _desk.Configure(Paper.OnHold).PermitDynamic(
            Act.Lift, () => Paper.Draft, "the state it left", new DynamicStateInfos { { Paper.Draft, "was a draft" } });

        Lines(MermaidGraph.Format(_desk.GetInfo())).Should().ContainInOrder(
            "\tstate Decision1 <<choice>>", "\tOnHold --> Decision1 : Lift", "\tDecision1 --> Draft : was a draft");
        Lines(UmlDotGraph.Format(_desk.GetInfo())).Should().Contain(
            "\"Decision1\" [shape = \"diamond\", label = \"the state it left\"];");
    }

    [Fact]
    public void Substates_are_drawn_inside_their_superstate()
    {
        _desk.Configure(Paper.Chief).SubstateOf(Paper.InApproval);

        Lines(MermaidGraph.Format(_desk.GetInfo())).Should().ContainInOrder("\tstate InApproval {", "\t\tChief", "\t}");
        Lines(UmlDotGraph.Format(_desk.GetInfo())).Should().ContainInOrder(
            "subgraph \"clusterInApproval\"", "\tlabel = \"InApproval\"", "\"Chief\" [label=\"Chief\"];", "}");
    }

    [Fact]
    public void Names_that_the_notation_would_misread_are_drawn_safely()
    {
        var desk = new StateMachine<string, string>("on hold");
        desk.Configure("on hold").Permit("lift", "on-hold").PermitIf("split", "draft", () => true, "\"half\"");

        Lines(MermaidGraph.Format(desk.GetInfo())).Should().ContainInOrder(
            "\tonhold : on hold", "\tonhold_1 : on-hold", "\tonhold --> onhold_1 : lift", "[*] --> onhold");
        UmlDotGraph.Format(desk.GetInfo()).Should().Contain("label=\"split [\\\"half\\\"]\"");
    }

    private void Approval()
    {
        _desk.Configure(Paper.Draft)
            .PermitIf(Act.Submit, Paper.InApproval, () => true, "lots are reserved")
            .Ignore(Act.Return)
            .OnExit(() => { }, "close the file");
        _desk.Configure(Paper.InApproval)
            .PermitReentry(Act.Annotate)
            .OnEntry(() => { }, "stamp")
            .OnEntryFrom(Act.Submit, () => { }, "number it");
    }

    // The package ends its lines as the machine it runs on does.
    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
