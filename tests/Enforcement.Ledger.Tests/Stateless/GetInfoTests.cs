using FluentAssertions;
using Stateless;
using Stateless.Reflection;
using Xunit;

namespace Enforcement.Ledger.Tests.Stateless;

public class GetInfoTests
{
    [Fact]
    public void The_table_of_moves_can_be_read_back_row_by_row()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Draft);
        desk.Configure(Paper.Draft)
            .PermitIf(Act.Submit, Paper.InApproval, () => true, "lots are reserved")
            .Permit(Act.Hold, Paper.OnHold)
            .Ignore(Act.Return);
        desk.Configure(Paper.InApproval).PermitReentry(Act.Annotate).PermitIf(Act.Return, Paper.Draft, AlwaysOpen);

        var info = desk.GetInfo();

        info.InitialState.UnderlyingState.Should().Be(Paper.Draft);
        info.States.Select(state => state.UnderlyingState).Should().Equal(Paper.Draft, Paper.InApproval, Paper.OnHold);
        info.States.SelectMany(Rows).Should().Equal(
            "Draft Submit InApproval [lots are reserved]",
            "Draft Hold OnHold []",
            "InApproval Annotate InApproval []",
            "InApproval Return Draft [AlwaysOpen]");
        info.States.First().IgnoredTriggers.Should().ContainSingle().Which.Trigger.UnderlyingTrigger.Should().Be(Act.Return);
        (info.StateType, info.TriggerType).Should().Be((typeof(Paper), typeof(Act)));
    }

    [Fact]
    public void A_choice_is_listed_with_the_states_it_may_fall_on()
    {
        var desk = new StateMachine<Paper, Act>(Paper.OnHold);
        desk.Configure(Paper.OnHold).PermitDynamic(
            Act.Lift, () => Paper.Draft, "the state it left", new DynamicStateInfos { { Paper.Draft, "was a draft" } });

        var choice = desk.GetInfo().States.Single().DynamicTransitions.Single();

        choice.DestinationStateSelectorDescription.Description.Should().Be("the state it left");
        choice.PossibleDestinationStates.Should().ContainSingle().Which.DestinationState.Should().Be("Draft");
    }

    [Fact]
    public void Actions_and_nesting_are_listed()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Chief);
        desk.Configure(Paper.Chief).SubstateOf(Paper.InApproval)
            .OnEntryFrom(Act.Escalate, () => { }, "tell the chief").OnExitAsync(() => Task.CompletedTask, "file");

        var chief = desk.GetInfo().InitialState;

        chief.Superstate!.UnderlyingState.Should().Be(Paper.InApproval);
        chief.Superstate.Substates.Should().Equal(chief);
        chief.EntryActions.Select(action => (action.FromTrigger, action.Method.Description)).Should().Equal(("Escalate", "tell the chief"));
        chief.ExitActions.Should().ContainSingle().Which.IsAsync.Should().BeTrue();
    }

    [Fact]
    public void Passing_through_a_state_does_not_add_it_to_the_table()
    {
        var desk = new StateMachine<Paper, Act>(Paper.OnHold);
        desk.Configure(Paper.OnHold).PermitDynamic(Act.Lift, () => Paper.Noticed);

        desk.Fire(Act.Lift);

        desk.GetInfo().States.Select(state => state.UnderlyingState).Should().Equal(Paper.OnHold);
        desk.GetInfo().InitialState.UnderlyingState.Should().Be(Paper.OnHold, "the diagram begins where the machine was built");
    }

    private static bool AlwaysOpen() => true;

    private static IEnumerable<string> Rows(StateInfo state) => state.FixedTransitions.Select(move =>
        $"{state.UnderlyingState} {move.Trigger.UnderlyingTrigger} {move.DestinationState.UnderlyingState} "
        + $"[{string.Join(", ", move.GuardConditionsMethodDescriptions.Select(guard => guard.Description))}]");
}
