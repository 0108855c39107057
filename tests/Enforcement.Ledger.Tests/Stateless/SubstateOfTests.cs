using FluentAssertions;
using Stateless;
using Xunit;

namespace Enforcement.Ledger.Tests.Stateless;

public class SubstateOfTests
{
    private readonly List<string> _log = [];
    private readonly StateMachine<Paper, Act> _desk = new(Paper.Draft);

    // The chief's step is a part of the approval.
    public SubstateOfTests()
    {
        Logged(Paper.Draft).Permit(Act.Submit, Paper.InApproval).Permit(Act.Escalate, Paper.Chief);
        Logged(Paper.InApproval)
            .Permit(Act.Escalate, Paper.Chief).Permit(Act.Return, Paper.Draft)
            .PermitReentry(Act.Annotate).PermitIf(Act.Approve, Paper.Noticed, () => true);
        Logged(Paper.Chief).SubstateOf(Paper.InApproval)
            .Permit(Act.Lift, Paper.InApproval).PermitIf(Act.Approve, Paper.Paid, () => false, "the chief signed");
    }

    [Fact]
    public void Entering_a_substate_from_outside_enters_the_superstate_first()
    {
        Fire(Act.Escalate).Should().Equal("leave Draft", "enter InApproval", "enter Chief");
        _desk.IsInState(Paper.InApproval).Should().BeTrue();
        _desk.IsInState(Paper.Draft).Should().BeFalse();
    }

    [Fact]
    public void Moving_down_and_up_stays_inside_the_superstate()
    {
        Fire(Act.Submit);
        Fire(Act.Escalate).Should().Equal("enter Chief");
        Fire(Act.Lift).Should().Equal("leave Chief");
    }

    [Fact]
    public void The_superstate_lends_its_triggers_and_is_left_last()
    {
        Fire(Act.Escalate);
        Fire(Act.Return).Should().Equal("leave Chief", "leave InApproval", "enter Draft");
    }

    [Fact]
    public void A_closed_guard_below_leaves_the_trigger_to_the_superstate()
    {
        Fire(Act.Escalate);
        Fire(Act.Approve);
        _desk.State.Should().Be(Paper.Noticed);
    }

    [Fact]
    public void A_superstate_that_reenters_itself_leaves_the_substate()
    {
        Fire(Act.Escalate);
        Fire(Act.Annotate).Should().Equal("leave Chief", "leave InApproval", "enter InApproval");
        _desk.State.Should().Be(Paper.InApproval);
    }

    [Fact]
    public async Task The_permitted_triggers_of_the_superstate_are_permitted_below()
    {
        Fire(Act.Escalate);
        (await _desk.GetPermittedTriggersAsync()).Should().Equal(Act.Lift, Act.Escalate, Act.Return, Act.Annotate, Act.Approve);
    }

    [Fact]
    public void A_state_cannot_be_part_of_itself()
    {
        _desk.Invoking(d => d.Configure(Paper.InApproval).SubstateOf(Paper.InApproval)).Should().Throw<ArgumentException>();
        _desk.Invoking(d => d.Configure(Paper.InApproval).SubstateOf(Paper.Chief)).Should().Throw<ArgumentException>();
    }

    private StateMachine<Paper, Act>.StateConfiguration Logged(Paper state) => _desk.Configure(state)
        .OnEntry(() => _log.Add($"enter {state}"))
        .OnExit(() => _log.Add($"leave {state}"));

    private List<string> Fire(Act act)
    {
        _log.Clear();
        _desk.Fire(act);
        return _log;
    }
}
